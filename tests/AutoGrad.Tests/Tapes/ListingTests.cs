namespace AutoGrad.Tests.Tapes;

public class ListingTests
{
    [Fact]
    public void The_table_names_operations_operands_shapes_bytes_and_scopes()
    {
        var w = new Parameter(Tensor.From(new float[,] { { 1, 2 }, { 3, 4 } }), "w");
        using var tape = new Tape();
        using (tape.Scope("hidden"))
        using (tape.Scope("linear"))
            _ = Tensor.Ones([1, 2]).MatMul(w).Square().Sum(0) * 2;
        string[] lines = tape.ToString().Split(Environment.NewLine);
        Assert.Equal("entry  operation     operands  result          bytes kept  scope", lines[0]);
        Assert.Equal("%0     MatMul        in0, w    Float32 [1, 2]  0           hidden.linear", lines[1]);
        Assert.Equal("%1     Square        %0        Float32 [1, 2]  8           hidden.linear", lines[2]);
        Assert.Equal("%2     Sum (axis 0)  %1        Float32 [2]     0           hidden.linear", lines[3]);
        Assert.Equal("%3     Multiply      %2, 2     Float32 [2]     8           hidden.linear", lines[4]);
        Assert.Equal("4 entries, 16 bytes kept for the backward pass", lines[5]);
    }

    [Fact]
    public void A_rule_keeps_only_what_its_formula_mentions()
    {
        Tensor x = Tensor.Ones([10]);
        using var tape = new Tape();
        tape.Watch(x);
        _ = ((x + 1).Exp() - 3).Sum();

        // Exp reads its result, 40 bytes; the sum, the difference and the shift read nothing.
        Assert.EndsWith("4 entries, 40 bytes kept for the backward pass", tape.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Drawings_have_a_box_for_each_operation_and_an_edge_for_each_operand()
    {
        var w = new Parameter(Tensor.From([1f]), "the \"w\"");
        using var tape = new Tape();
        _ = w * w + 1;
        string dot = tape.ToDot();
        Assert.Equal(
            """
            digraph tape {
              rankdir=TB;
              leaf0 [shape=ellipse, label="the \"w\"\nFloat32 [1]"];
              leaf1 [shape=ellipse, label="1\nFloat64 []"];
              entry0 [shape=box, label="Multiply\nFloat32 [1]"];
              entry1 [shape=box, label="Add\nFloat32 [1]"];
              leaf0 -> entry0;
              leaf0 -> entry0;
              entry0 -> entry1;
              leaf1 -> entry1;
            }

            """.ReplaceLineEndings("\n"),
            dot);
        string mermaid = tape.ToMermaid();
        Assert.StartsWith("flowchart TD\n  leaf0([\"the #quot;w#quot;<br/>Float32 [1]\"])\n", mermaid, StringComparison.Ordinal);
        Assert.Contains("  entry0 --> entry1\n", mermaid, StringComparison.Ordinal);
    }
}
