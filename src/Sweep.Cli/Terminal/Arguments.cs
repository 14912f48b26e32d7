using System.CommandLine;
using System.Globalization;
using Sweep.Cli.Terminal.Output;
using Sweep.Storage.Reading;
using Sweep.Theory.Points;

namespace Sweep.Cli.Terminal;

/// <summary>Arguments and options that several commands share.</summary>
internal static class Arguments
{
    public const int LowestPriority = -10;
    public const int HighestPriority = 10;

    /// <summary>The view with a row for each trial.</summary>
    public const string ViewOfTrials = "trial_results";

    public static Argument<string> SweepName() => new("NAME")
    {
        Description = "The name of a sweep; see `sweep list`.",
    };

    public static Option<bool> Fresh() => new("--fresh")
    {
        Description = "Measure every trial, even if an earlier sweep measured it with the same code under the same conditions.",
    };

    public static Option<OutputFormat> Format()
    {
        var format = Choice<OutputFormat>("--format", "How to print: a table for people, csv or json for programs.");
        format.Aliases.Add("-f");
        return format;
    }

    /// <summary>Makes the option of commands that answer with sentences and not with rows.</summary>
    public static Option<TextFormat> TextFormat(string description = "How to answer: text for people, json for programs.")
    {
        var format = Choice<TextFormat>("--format", description);
        format.Aliases.Add("-f");
        return format;
    }

    public static Option<string> View() => new("--view")
    {
        Description = $"Which view of the sweep: {string.Join(", ", ReadOnlyQuery.ViewNames)}.",
        HelpName = "VIEW",
        DefaultValueFactory = static _ => ViewOfTrials,
    };

    /// <summary>Default of the time limit for a view, which includes the time in which its rows are read.</summary>
    public const int TimeOfView = 3600;

    /// <param name="otherwise">Default, in seconds.</param>
    public static Option<int?> Timeout(int otherwise) => Whole("--timeout", $"Longest time in seconds that the database works on it. Default: {otherwise}.", 1, 86_400);

    /// <summary>Makes an option that takes a whole number in a range.</summary>
    public static Option<int?> Whole(string name, string description, int least, int most) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result =>
        {
            var typed = string.Join(' ', result.Tokens);
            if (int.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
            {
                return value;
            }

            result.AddError($"{name} {typed} is out of range; a number from {least} to {most} works");
            return null;
        },
    };

    /// <summary>Makes an option that takes one of an enum's words, the first by default.</summary>
    public static Option<T> Choice<T>(string name, string description)
        where T : struct, Enum
    {
        var words = Enum.GetValues<T>().ToDictionary(ChoiceText.Of);
        return new(name)
        {
            Description = $"{description} Default: {words.Keys.First()}.",
            HelpName = string.Join('|', words.Keys),
            CustomParser = result =>
            {
                var typed = string.Join(' ', result.Tokens);
                if (!words.TryGetValue(typed, out var value))
                {
                    result.AddError($"{name} {typed} is not known; choose one of {string.Join(", ", words.Keys)}");
                }

                return value;
            },
        };
    }
}
