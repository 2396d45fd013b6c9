using AutoGrad.Data;

namespace AutoGrad.Tests.Data;

public sealed class CsvErrorTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    string Facts(string text, CsvOptions? options = null) =>
        Assert.Throws<DataFormatException>(() => CsvDataset.Load(folder.Write("table.csv", text), options)).Facts;

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("a,b\n", "The file has a header and no example.")]
    [InlineData("a,b\n1,2\n3,x4\n", "On line 3, column 2 ('b'), 'x4' is no number, but the target is a number on other lines.")]
    [InlineData("a,b\n1,2\nx3,4\n", "On line 3, column 1 ('a'), 'x3' is no finite 32-bit number.")]
    [InlineData("1,2\n1e39,4\n", "On line 2, column 1, '1e39' is no finite 32-bit number.")]
    [InlineData("a,b\n1,2\n\n,4\n", "On line 4, column 1 ('a'), the value is missing ('').")]
    [InlineData("a,b\n1,2\n3, NA\n", "On line 3, column 2 ('b'), the value is missing (' NA').")]
    [InlineData("1,2\n3,4,5\n", "Line 2 has 3 field(s); line 1 says 2.")]
    [InlineData("a,b\n1,2\n3\n", "Line 3 has 1 field(s); line 1 says 2.")]
    [InlineData("1,x,3,0\n",
        "On line 1, column 2, 'x' is no number, but 2 other field(s) are: the line looks neither like names nor like an example.")]
    [InlineData("4,1,no,yes\n1,0\n2,1\n", "The header promises 4 rows; there are 2.")]
    [InlineData("2,1,no,yes\n1,0\n2,2\n", "On line 3, column 2, the class is '2'; the header names 2 classes, numbered from 0.")]
    [InlineData("1\n2\n", "No input column is left of 1 column(s) after taking away the target and the ignored ones.")]
    [InlineData("a,b\n1,\"2\n3,4\n", "On line 4, column 2, the quote opened on line 2 is never closed.")]
    [InlineData("a,b\n1,\"2\"3\n", "On line 2, column 2, '3' follows a closing quote.")]
    [InlineData("a,b\n1,2\"3\n", "On line 2, column 2, a quote stands inside a field that does not begin with one.")]
    [InlineData("a,b\n1,u\n2,v\n3,w\n", "The target, column 2 ('b'), has 3 different texts in 3 rows, too many for classes.")]
    public void The_sentence_names_line_column_and_text(string text, string facts) => Assert.Equal(facts, Facts(text));

    [Fact]
    public void Names_that_no_column_or_several_have_are_refused()
    {
        Assert.Equal("There is no column 'c'; the columns are 'a', 'b'.", Facts("a,b\n1,2\n", new CsvOptions { TargetColumn = "c" }));
        Assert.Equal("There is no column 'c'; the columns are 'a', 'b'.", Facts("a,b\n1,2\n", new CsvOptions { Ignore = ["c"] }));
        Assert.Equal("More than one column is called 'a'.", Facts("a,a\n1,2\n", new CsvOptions { TargetColumn = "a" }));
    }

    [Fact]
    public void A_header_that_is_not_what_the_options_say_is_refused()
    {
        Assert.Equal("Line 1 is 'a,b,c'; expected the number of rows, the number of features (2) and the class names.",
            Facts("a,b,c\n1,2,0\n", new CsvOptions { Header = CsvHeader.Counts }));
        Assert.Equal("On line 1, column 1, 'a' is no finite 32-bit number.",
            Facts("a,b,c\n1,2,0\n", new CsvOptions { Header = CsvHeader.None }));
    }

    [Fact]
    public void Text_is_no_value() => Assert.Equal("On line 2, column 2 ('b'), 'u' is no number.",
        Facts("a,b\n1,u\n2,u\n", new CsvOptions { Target = CsvTarget.Values }));
}
