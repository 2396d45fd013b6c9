using AutoGrad.Optimizers;

namespace AutoGrad.Tests.Optimizers;

public class LearningRateScheduleTests
{
    [Fact]
    public void A_constant_schedule_stays() => Assert.Equal(1, LearningRateSchedule.Constant.FactorAt(17.5));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2.99, 1)]
    [InlineData(3, 0.5)]
    [InlineData(6.5, 0.25)]
    public void Steps_come_every_few_epochs(double time, double factor) => Assert.Equal(factor, LearningRateSchedule.StepDecay(3, 0.5).FactorAt(time));

    [Fact]
    public void An_exponential_schedule_falls_by_a_factor_an_epoch() => Assert.Equal(0.9 * 0.9, LearningRateSchedule.Exponential(0.9).FactorAt(2), 1e-15);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(5, 0.55)] // 0.1 + 0.9/2
    [InlineData(10, 0.1)]
    [InlineData(12, 0.1)]
    public void A_cosine_falls_to_its_floor(double time, double factor) => Assert.Equal(factor, LearningRateSchedule.Cosine(10, floor: 0.1).FactorAt(time), 1e-15);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0.5)]
    [InlineData(2, 1)]
    [InlineData(7, 0.5)] // half of the cosine's ten epochs after two of warm-up
    public void A_warm_up_rises_and_hands_over(double time, double factor) =>
        Assert.Equal(factor, LearningRateSchedule.Cosine(10).WithWarmUp(2).FactorAt(time), 1e-15);

    [Fact]
    public void A_schedule_of_ones_own_is_a_function() => Assert.Equal(0.25, new LearningRateSchedule(t => 1 / (1 + t)).FactorAt(3));

    [Fact]
    public void Schedules_say_what_they_do() =>
        Assert.Equal("cosine over 10 epochs to 0, after a warm-up of 0.5 epochs", LearningRateSchedule.Cosine(10).WithWarmUp(0.5).ToString());

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.StepDecay(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Exponential(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Cosine(10, floor: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => LearningRateSchedule.Constant.WithWarmUp(-1));
    }
}
