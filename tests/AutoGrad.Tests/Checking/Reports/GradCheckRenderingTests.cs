using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace AutoGrad.Tests.Checking.Reports;

public class GradCheckRenderingTests
{
    /// <summary>x·|x| with a derivative that is right for positive x only, where it is 2x.</summary>
    readonly struct WrongForNegative : IUnaryFunction<WrongForNegative>
    {
        public V Value<V>(V x) where V : IReal<V> => x * V.Abs(x);

        public static V Derivative<V>(WrongForNegative f, V x, V y) where V : IReal<V> => 2 * x;
    }

    static readonly GradCheckReport right = GradCheck.Run(x => x.Sin(), Tensor.From([0.5, 1.5]));
    static readonly GradCheckReport wrong = GradCheck.Run(
        x => (x[0].Map(new WrongForNegative()) + x[1]).Sum(), Tensor.From(new double[,] { { 1, -2, 3 }, { 4, 5, -6 } }), new Parameter(Tensor.From([1.0, 2, 3]), "<bias> & \"more\""));

    [Fact]
    public void The_table_has_a_line_for_each_of_the_worst_elements_and_no_empty_column()
    {
        string[] lines = wrong.ToTable().Split(Environment.NewLine);
        Assert.StartsWith("FAIL: 9 elements: 7 pass, 2 fail, 0 inconclusive.", lines[0], StringComparison.Ordinal);
        int head = Array.FindIndex(lines, line => line.StartsWith("verdict", StringComparison.Ordinal));
        Assert.Equal(["verdict", "element", "x", "analytic", "numeric", "relative error", "operation"], lines[head].Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Assert.Contains(lines[(head + 1)..(head + 3)], line => line.StartsWith("fail", StringComparison.Ordinal) && line.Contains("x0[0, 1]", StringComparison.Ordinal));
        Assert.Contains(lines[(head + 1)..(head + 3)], line => line.StartsWith("fail", StringComparison.Ordinal) && line.Contains("x0[1, 2]", StringComparison.Ordinal));
        Assert.Equal(9, lines[(head + 1)..].Length);
        Assert.StartsWith("PASS: 2 elements", right.ToTable(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_table_leaves_out_is_counted()
    {
        Assert.EndsWith("and 1 more that fail or cannot be judged", wrong.ToTable(1), StringComparison.Ordinal);
        Assert.EndsWith("and 2 more that fail or cannot be judged", wrong.ToTable(0), StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => wrong.ToTable(-1));
    }

    [Fact]
    public void A_function_that_cannot_be_checked_says_why()
    {
        var random = new Random(1);
        GradCheckReport report = GradCheck.Run(x => x * random.NextDouble(), Tensor.From([1.0]));
        Assert.StartsWith("INCONCLUSIVE: ", report.ToTable(), StringComparison.Ordinal);
        Assert.Contains("not deterministic", report.ToTable(), StringComparison.Ordinal);
        Assert.Contains("not deterministic", report.ToHtml(), StringComparison.Ordinal);
        Assert.Contains("\"doubt\": \"NotDeterministic\"", report.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_is_well_formed_and_needs_nothing_but_itself()
    {
        const string title = "loss <f> & \"g\"";
        string page = wrong.ToHtml(title);
        XElement html = Parse(page);
        Assert.Equal(title, html.Descendants("h1").Single().Value);
        Assert.Contains(html.Descendants("h3"), heading => heading.Value.StartsWith("<bias> & \"more\"", StringComparison.Ordinal));
        Assert.DoesNotContain("://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain(html.Descendants().Attributes(), attribute => attribute.Name.LocalName is "src" or "href");
    }

    [Fact]
    public void The_heat_map_has_a_cell_for_each_element_and_marks_the_failures()
    {
        XElement[] maps = [.. Parse(wrong.ToHtml()).Descendants("figure")];
        Assert.Equal([6, 3], maps.Select(map => map.Descendants("rect").Count()));
        XElement[] cells = [.. maps[0].Descendants("g")];
        Assert.Equal([1, 5], Enumerable.Range(0, 6).Where(i => cells[i].Attribute("class")!.Value.StartsWith("fail", StringComparison.Ordinal)));
        Assert.StartsWith("fail: x0[0, 1]: analytic", cells[1].Element("title")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void One_wrong_element_of_many_shows_in_the_condensed_map()
    {
        // Of 300 × 200 elements one has lost its gradient; the map has at most 64 × 64 cells.
        Shape shape = [300, 200];
        ElementCheck[] elements = [.. Enumerable.Range(0, shape.ElementCount).Select(i => new ElementCheck("x", [i / 200, i % 200], 0, i == 54321 ? 0 : 1, 1, 0, 1e-9, i == 54321 ? Verdict.Fail : Verdict.Pass, Doubt.None))];
        XElement[] cells = [.. Parse(new GradCheckReport([new OperandCheck("x", shape, elements, [])]).ToHtml()).Descendants("figure").Descendants("g")];
        Assert.Equal(64 * 64, cells.Length);
        XElement wrong = Assert.Single(cells, cell => cell.Attribute("class")!.Value == "fail2");
        Assert.Contains("x[271, 121]", wrong.Element("title")!.Value, StringComparison.Ordinal);
        Assert.Equal((271 * 64 / 300 * 64) + (121 * 64 / 200), Array.IndexOf(cells, wrong));
    }

    [Theory]
    [InlineData(new int[0], 1)]
    [InlineData(new[] { 3 }, 3)]
    [InlineData(new[] { 2, 3, 2 }, 12)]
    [InlineData(new[] { 0, 3 }, 0)]
    public void Every_rank_has_a_page(int[] axes, int cells)
    {
        GradCheckReport report = GradCheck.Run(x => x[0].Sum() + x[1], Tensor.Ones(Shape.Create(axes), DType.Float64), Tensor.From([1.0]));
        Assert.Equal(cells + 1, Parse(report.ToHtml()).Descendants("figure").Descendants("rect").Count());
    }

    [Fact]
    public void The_JSON_holds_every_element()
    {
        using var json = JsonDocument.Parse(wrong.ToJson());
        JsonElement root = json.RootElement;
        Assert.Equal("Fail", root.GetProperty("verdict").GetString());
        Assert.Equal(2, root.GetProperty("failed").GetInt32());
        JsonElement operand = root.GetProperty("operands")[0];
        Assert.Equal([2, 3], operand.GetProperty("shape").EnumerateArray().Select(axis => axis.GetInt32()));
        JsonElement element = operand.GetProperty("elements")[1];
        Assert.Equal([0, 1], element.GetProperty("index").EnumerateArray().Select(i => i.GetInt32()));
        Assert.Equal("Fail", element.GetProperty("verdict").GetString());

        // d/dx x|x| at −2 is 4, the wrong rule gives −4.
        Assert.Equal(-4, element.GetProperty("analytic").GetDouble(), 12);
        Assert.Equal(4, element.GetProperty("numeric").GetDouble(), 6);
    }

    [Fact]
    public void Numbers_that_JSON_lacks_are_strings()
    {
        // 0 · ∞: the branch that is not taken has an infinite derivative at 0.
        using var json = JsonDocument.Parse(GradCheck.Run(z => Tensor.Where(z > 0.5, z.Sqrt(), z * 3), Tensor.From([0.0])).ToJson());
        Assert.Equal("NaN", json.RootElement.GetProperty("operands")[0].GetProperty("elements")[0].GetProperty("analytic").GetString());
    }

    static XElement Parse(string page)
    {
        using var reader = XmlReader.Create(new StringReader(page), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return XElement.Load(reader);
    }
}
