using Sweep.Cli.Terminal.Output;

namespace Sweep.Cli.Terminal;

/// <summary>Prints the answer of a command that does one thing.</summary>
internal static class Answers
{
    /// <summary>Prints the sentence for people, or for programs the named values with the sentence as <c>message</c>.</summary>
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

    /// <summary>Prints an object on one line of standard output, at once.</summary>
    public static void Print(this Shell shell, Fields fields)
    {
        var writer = shell.Out.Profile.Out.Writer;
        writer.WriteLine(JsonText.Object(fields));
        writer.Flush();
    }

    /// <summary>Returns the place for progress messages: standard output, or standard error if a program reads the answer.</summary>
    public static Shell ForPeople(this Shell shell, TextFormat format) => format == TextFormat.Json ? shell with { Out = shell.Error } : shell;
}
