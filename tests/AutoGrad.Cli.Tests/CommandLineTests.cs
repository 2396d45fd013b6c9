namespace AutoGrad.Cli.Tests;

public class CommandLineTests
{
    [Theory]
    [InlineData("--wrong", "There is no option '--wrong'.")]
    [InlineData("trian", "There is no command 'trian'; perhaps 'train' is meant.")]
    [InlineData("train digits", "There is no argument 'digits'.")]
    [InlineData("train --epoch 3", "There is no option '--epoch'; perhaps '--epochs' is meant.")]
    [InlineData("train --epochs", "--epochs needs a value.")]
    [InlineData("train --epochs 3 --epochs 4", "--epochs takes one value, and 2 are given.")]
    [InlineData("train --epochs 0", "--epochs takes a whole number from 1, and '0' is not.")]
    [InlineData("train --batch 1.5", "--batch takes a whole number from 1, and '1.5' is not.")]
    [InlineData("train --patience -1", "--patience takes a whole number from 0, and '-1' is not.")]
    [InlineData("train --seed x", "--seed takes a whole number from 0, and 'x' is not.")]
    [InlineData("train --threads 0", "--threads takes a whole number from 1, and '0' is not.")]
    [InlineData("train --learning-rate 0", "--learning-rate takes a number above 0, and '0' is not.")]
    [InlineData("train --learning-rate NaN", "--learning-rate takes a number above 0, and 'NaN' is not.")]
    [InlineData("train --dropout 1", "--dropout takes a probability from 0 and below 1, and '1' is not.")]
    [InlineData("train --weight-decay -1", "--weight-decay takes a number from 0, and '-1' is not.")]
    [InlineData("train --layers 12,0", "--layers takes widths from 1 with commas between them, such as 128,64, or none, and '12,0' is not.")]
    [InlineData("train --layers 12,,4", "and '12,,4' is not.")]
    [InlineData("train --optimizer adm", "--optimizer takes one of sgd, adam, adamw, and 'adm' is not; perhaps 'adam' is meant.")]
    [InlineData("train --activation foo", "and 'foo' is not.")]
    [InlineData("train --loss mean", "--loss takes one of cross-entropy, multi-margin, mse, l1, huber, smooth-l1, and 'mean' is not.")]
    [InlineData("train --schedule step:0", "and 'step:0' is not.")]
    [InlineData("train --schedule exponential", "and 'exponential' is not.")]
    [InlineData("train --momentum 0.5", "--momentum belongs to the optimizer sgd, and this is adam.")]
    [InlineData("train --loss mse", "--loss mse is for values, and these data have classes as targets.")]
    [InlineData("train --target kind", "--target and --ignore name columns of a CSV file, and these data are images.")]
    public async Task What_makes_no_sense_gives_one_sentence_and_exit_code_2(string arguments, string sentence)
    {
        CommandRun run = await CommandRun.Of(arguments.Split(' '));
        run.AssertRefusal(2, sentence);
        Assert.Contains("--help'.", run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Output);
    }

    [Theory]
    [InlineData("", "train")]
    [InlineData("--help", "ops")]
    [InlineData("train --help", "--weight-decay")]
    [InlineData("train --help", "gelu-tanh")]
    [InlineData("train --nonsense --help", "--learning-rate")]
    [InlineData("ops --help", "--markdown")]
    public async Task Help_is_no_failure(string arguments, string expected)
    {
        CommandRun run = await CommandRun.Of(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        run.AssertSuccess();
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("adm", "adam")]
    [InlineData("HUBR", "huber")]
    [InlineData("tan", "tanh")]
    [InlineData("xyz", null)]
    public void A_mistyped_word_is_recognised(string word, string? meant) =>
        Assert.Equal(meant, Spelling.Nearest(word, ["adam", "huber", "tanh", "relu"]));
}
