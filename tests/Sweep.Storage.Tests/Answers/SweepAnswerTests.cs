using Sweep.Storage.Answers;

namespace Sweep.Storage.Tests.Answers;

/// <summary>What stands in the way of an answer, which is said first.</summary>
[Fast]
public sealed class SweepAnswerTests
{
    private const string Counts = "Counts reach the prediction in 3 of 3 configurations; none exceeds it.";

    private static readonly Standing Done = new(false, new(42, 40, 0, 2, 0, 0), new(40, 0, 0, 0, 0), null);

    private static readonly IReadOnlyList<Statement> Statements =
        [new CountStatement(new(3, 0, 0, 0, 0), null), new PaddingStatement([new("same", 9, 4)], false), new SeparableStatement(new(1, 0, 0, 0, 0), new(1, 0, 0, 0, 0))];

    [Fact]
    public void An_answer_has_two_sentences_at_most() =>
        Assert.Equal($"{Counts} Padding same tells up to 9 objects apart where the bound is 4.", SweepAnswer.Of(Done, Statements));

    [Fact]
    public void Trials_that_are_not_measured_are_said_first_and_leave_room_for_one_law()
    {
        var open = Done with { Coverage = new(42, 28, 3, 2, 0, 9) };

        Assert.Equal($"Open: 12 of 40 trials are not measured (3 failed). {Counts}", SweepAnswer.Of(open, Statements));
    }

    [Fact]
    public void A_failed_control_leaves_nothing_to_say_of_any_law() =>
        Assert.Equal("Open: a control failed, so that no verdict of this sweep counts.", SweepAnswer.Of(Done with { ControlFailed = true }, Statements));

    [Fact]
    public void Without_a_measurement_there_is_no_law_to_speak_of() =>
        Assert.Equal("Open: none of 40 trials is measured.", SweepAnswer.Of(Done with { Coverage = new(42, 0, 0, 2, 0, 40), Verdicts = new(0, 0, 0, 0, 0) }, Statements));

    [Fact]
    public void Where_nothing_is_conclusive_the_main_cause_is_said_and_no_law() => Assert.Equal(
        "Open: none of 38 verdicts is conclusive (mostly \"class gap below 3\").",
        SweepAnswer.Of(Done with { Verdicts = new(0, 0, 0, 38, 2), MainCause = "class gap below 3" }, Statements));

    [Fact]
    public void A_refutation_is_said_before_all_laws()
    {
        var refuted = Done with { Verdicts = new(38, 0, 2, 0, 0) };

        Assert.Equal($"Refuted, unless this program is at fault: 2 trials of 40 speak against a prediction. {Counts}", SweepAnswer.Of(refuted, Statements));
        Assert.StartsWith(
            "Refuted, unless this program is at fault: 2 trials of 39 speak against a prediction, and 1 of 40 trials is not measured.",
            SweepAnswer.Of(refuted with { Coverage = new(42, 39, 0, 2, 0, 1) }, Statements), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_no_law_speaks_that_is_said() => Assert.Equal(
        "No law predicts anything of what was measured; the notes of each trial name the premise that fails.",
        SweepAnswer.Of(Done with { Verdicts = new(0, 0, 0, 0, 40) }, []));
}
