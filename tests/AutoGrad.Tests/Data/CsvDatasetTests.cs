using AutoGrad.Data;

namespace AutoGrad.Tests.Data;

public sealed class CsvDatasetTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    Dataset Load(string text, CsvOptions? options = null) => CsvDataset.Load(folder.Write("table.csv", text), options);

    [Fact]
    public void A_header_of_names_and_real_targets_are_a_regression()
    {
        Dataset data = Load("size,age,price\n1.5,2,10.5\n-3e2, 4 ,20\n");
        Assert.False(data.IsClassification);
        Assert.Equal([-300f, 4f], data.InputAt(1).ToArray());
        Assert.Equal([20f], data.ValuesAt(1).ToArray());
    }

    [Fact]
    public void A_header_of_counts_names_the_classes()
    {
        Dataset data = Load("3,2,no,yes\n1,2,1\n3,4,0\n5,6,1\n");
        Assert.Equal(["no", "yes"], data.ClassNames);
        Assert.Equal([1, 0, 1], Enumerable.Range(0, 3).Select(data.ClassAt));
    }

    [Fact]
    public void Without_a_header_the_first_line_is_an_example()
    {
        Dataset data = Load("1,2,0\n3,4,1\n5,6,0\n7,8,1");
        Assert.Equal(4, data.Count);
        Assert.Equal(["0", "1"], data.ClassNames);
    }

    [Fact]
    public void Text_in_the_last_column_is_a_class_also_where_there_is_no_header()
    {
        Dataset data = Load("1,2,dog\n3,4,cat\n5,6,dog\n7,8,cat\n");
        Assert.Equal(["cat", "dog"], data.ClassNames);
        Assert.Equal([1, 0, 1, 0], Enumerable.Range(0, 4).Select(data.ClassAt));
    }

    [Fact]
    public void Integers_that_repeat_are_classes_in_their_order_as_numbers()
    {
        Dataset data = Load("1,10\n2,9\n3,10\n4,9.0\n5,-0\n6,0\n");
        Assert.Equal(["0", "9", "10"], data.ClassNames);
        Assert.Equal([2, 1, 2, 1, 0, 0], Enumerable.Range(0, 6).Select(data.ClassAt));
    }

    [Fact]
    public void Many_different_integers_are_values()
    {
        Assert.False(Load("1,1\n2,2\n3,3\n").IsClassification);
        string fiftyOne = string.Concat(Enumerable.Range(0, 200).Select(i => $"1,{i % 51}\n"));
        Assert.False(Load(fiftyOne).IsClassification);
        Assert.True(Load(fiftyOne, new CsvOptions { Target = CsvTarget.Classes }).IsClassification);
        Assert.False(Load("1,0\n2,1\n3,0\n4,1\n", new CsvOptions { Target = CsvTarget.Values }).IsClassification);
    }

    [Fact]
    public void The_target_may_be_any_column_and_others_may_be_ignored()
    {
        Dataset data = Load("id,kind,x,y\n1,a,2,3\n2,b,4,5\n3,a,6,7\n4,b,8,9\n", new CsvOptions { TargetColumn = "kind", Ignore = ["id"] });
        Assert.Equal(["a", "b"], data.ClassNames);
        Assert.Equal([4f, 5f], data.InputAt(1).ToArray());

        Dataset first = Load("0,1.5\n1,2.5\n0,3.5\n1,4.5\n", new CsvOptions { Header = CsvHeader.None, TargetColumn = "column 1" });
        Assert.Equal([2.5f], first.InputAt(1).ToArray());
    }

    [Fact]
    public void Fields_may_be_quoted_and_hold_separators_quotes_and_line_ends()
    {
        Dataset data = Load("\"a, \"\"b\"\"\",\"c\r\nd\",t\r\n\"1\",2,\"x, y\"\r\n3,4,\"x, y\"\r\n",
            new CsvOptions { TargetColumn = "t", Ignore = ["a, \"b\""] });
        Assert.Equal(["x, y"], data.ClassNames);
        Assert.Equal([4f], data.InputAt(1).ToArray());
    }

    [Theory]
    [InlineData("1;2,5\n")]
    [InlineData("\ufeff1,2\r3,4\r")]
    [InlineData("\n\n1,2\r\n\r\n3,4")]
    public void Other_separators_line_ends_blank_lines_and_a_byte_order_mark_are_understood(string text)
    {
        Dataset data = text.Contains(';', StringComparison.Ordinal)
            ? Load("1.5;2.5\n3;4.5\n", new CsvOptions { Separator = ';' })
            : Load(text, new CsvOptions { Target = CsvTarget.Values });
        Assert.Equal(2, data.Count);
        Assert.Equal([3f], data.InputAt(1).ToArray());
    }

    [Fact]
    public void A_folder_means_the_only_CSV_file_in_it()
    {
        string path = folder.Write("one.csv", "1,0\n2,1\n3,0\n4,1\n");
        folder.Write("README.txt", "");
        Assert.Equal(4, CsvDataset.Load(folder.Path).Count);
        folder.Write("two.csv", "");
        Assert.Contains("holds 2 CSV files: one.csv, two.csv.",
            Assert.Throws<FileNotFoundException>(() => CsvDataset.Load(folder.Path)).Message, StringComparison.Ordinal);
        Assert.Contains("no such file or folder", Assert.Throws<FileNotFoundException>(() => CsvDataset.Load(path + "x")).Message,
            StringComparison.Ordinal);
    }
}
