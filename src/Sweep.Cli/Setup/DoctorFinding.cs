namespace Sweep.Cli.Setup;

/// <summary>One result of `sweep doctor`.</summary>
/// <param name="Needed">Whether every run needs it.</param>
internal sealed record DoctorFinding(string Subject, bool Fit, bool Needed, string Says)
{
    /// <summary>The finding in a word: ok, note or missing.</summary>
    public string Mark => this switch { { Fit: true } => "ok", { Needed: false } => "note", _ => "missing" };

    public static DoctorFinding Ok(string subject, string says) => new(subject, true, true, says);

    public static DoctorFinding Note(string subject, string says) => new(subject, false, false, says);

    public static DoctorFinding Missing(string subject, string says) => new(subject, false, true, says);
}
