using Sweep.Cli.Terminal.Output;

namespace Sweep.Cli.Terminal;

/// <summary>Answers of commands that do one thing and say so.</summary>
internal static class Answers
{
    /// <summary>The sentence for people, or the same for programs: the named values, and the sentence as <c>message</c>.</summary>
    public static void Answer(this Shell shell, TextFormat format, string sentence, params IReadOnlyList<(string Name, object? Value)> values)
    {
        if (format == TextFormat.Json)
        {
            shell.Print(new Fields([.. values, ("message", sentence)]));
        }
        else
        {
            shell.Say(sentence);
        }
    }

    /// <summary>An object on a line of its own on standard output, at once.</summary>
    public static void Print(this Shell shell, Fields fields)
    {
        var writer = shell.Out.Profile.Out.Writer;
        writer.WriteLine(JsonText.Object(fields));
        writer.Flush();
    }

    /// <summary>Where people are told what goes on: beside the answer, or on standard error where a program reads the answer.</summary>
    public static Shell ForPeople(this Shell shell, TextFormat format) => format == TextFormat.Json ? shell with { Out = shell.Error } : shell;
}
