using Sweep.Theory.Lawbook;

namespace Sweep.Theory.Tests.Lawbook;

public sealed class LawTextsTests
{
    [Fact]
    public void Formulas_and_braces_close() => Assert.All(Laws.Texts, static law =>
    {
        foreach (string text in (string[])[law.Formula, law.Statement, law.Test, .. law.Premises])
        {
            Assert.True(text.Count(static letter => letter == '$') % 2 == 0, text);
            Assert.Equal(text.Count(static letter => letter == '{'), text.Count(static letter => letter == '}'));
        }
    });

    [Fact]
    public void A_law_is_found_by_the_name_that_verdict_tables_give_it()
    {
        Assert.Equal("$N ≤ ∏_{i} P_{i} = f^{dl}$", Laws.TextOf("L1 bound")?.Formula);
        Assert.Null(Laws.TextOf("L8"));
        Assert.Equal(Laws.Texts.Count, Laws.Texts.Select(static law => law.Name).Distinct().Count());
    }
}
