using Sweep.Theory.Sweeps.Documents;

namespace Sweep.Theory.Sweeps.Expressions;

/// <summary>Recursive descent over one expression. A number before a name or a parenthesis multiplies it: 2P, 2(P+1).</summary>
internal sealed class ExpressionParser
{
    private readonly string text;
    private readonly ScalarNode scalar;
    private readonly List<Token> tokens;
    private readonly Func<string, Expression?> names;
    private readonly string known;
    private int at;

    /// <param name="names">What a name stands for; null when nothing has it.</param>
    /// <param name="known">What can be written where an unknown name stands.</param>
    private ExpressionParser(ScalarNode scalar, Func<string, Expression?> names, string known)
    {
        (text, this.scalar, this.names, this.known) = (scalar.Text, scalar, names, known);
        tokens = Tokens.Of(scalar);
    }

    private Token Current => tokens[at];

    /// <summary>A number, or a range of them.</summary>
    /// <param name="withPeriod">Whether P may be used.</param>
    public static (NumberExpression From, NumberExpression? To) ParseLength(ScalarNode scalar, bool withPeriod)
    {
        var parser = new ExpressionParser(
            scalar, name => withPeriod && name == "P" ? new PeriodName() : null, withPeriod ? "write numbers and P, the period" : "write a number");
        var from = parser.Number(parser.Sum());
        var to = parser.Take("..") ? parser.Number(parser.Sum()) : null;
        parser.End();
        return (from, to);
    }

    /// <summary>A filter over the values of a point.</summary>
    public static Condition ParseFilter(ScalarNode scalar)
    {
        var parser = new ExpressionParser(scalar, FilterNames.Find, $"where knows P, bound and {string.Join(", ", FilterNames.Known)}");
        var filter = parser.Truth(parser.Or());
        parser.End();
        return filter;
    }

    private Expression Or()
    {
        var left = And();
        while (Take("or"))
        {
            left = new Either(Truth(left), Truth(And()));
        }

        return left;
    }

    private Expression And()
    {
        var left = Not();
        while (Take("and"))
        {
            left = new Both(Truth(left), Truth(Not()));
        }

        return left;
    }

    private Expression Not() => Take("not") ? new Not(Truth(Not())) : Comparison();

    private Expression Comparison()
    {
        var left = Sum();
        if (!Current.Is("<", "<=", ">", ">=", "==", "!="))
        {
            return left;
        }

        var comparison = tokens[at++].Text;
        var right = Sum();
        (left, right) = (AsWord(left, right), AsWord(right, left));
        return (left, right) switch
        {
            (NumberExpression one, NumberExpression other) => new NumberComparison(comparison, one, other),
            (WordExpression one, WordExpression other) when comparison is "==" or "!=" => Compare(comparison == "==", one, other),
            _ => throw Fault.At(scalar, $"'{text}' compares what cannot be compared by {comparison}; compare numbers with numbers, and words with == or !="),
        };
    }

    /// <summary>"batch" is an axis, and a word beside <c>normalisation</c>.</summary>
    private static Expression AsWord(Expression name, Expression other) =>
        name is NumberName { Field.Name: var word } && other is WordName { Field.Choices: var choices } && choices.Contains(word) ? new WordLiteral(word) : name;

    private WordComparison Compare(bool equal, WordExpression left, WordExpression right)
    {
        foreach (var (name, word) in new[] { (left, right), (right, left) })
        {
            if (name is WordName { Field: var field } && word is WordLiteral { Word: var choice } && !field.Choices.Contains(choice))
            {
                throw Fault.At(scalar, $"'{text}' compares {field.Name} with '{choice}'; {field.Name} is one of {string.Join(", ", field.Choices)}");
            }
        }

        return new WordComparison(equal, left, right);
    }

    private Expression Sum()
    {
        var left = Product();
        while (Current.Is("+", "-"))
        {
            var sign = tokens[at++].Text[0];
            left = new Arithmetic(sign, Number(left), Number(Product()));
        }

        return left;
    }

    private Expression Product()
    {
        var left = Signed();
        while (Current.Is("*", "/"))
        {
            var sign = tokens[at++].Text[0];
            left = new Arithmetic(sign, Number(left), Number(Signed()));
        }

        return left;
    }

    private Expression Signed() => Take("-") ? new Negation(Number(Signed())) : Factor();

    private Expression Factor()
    {
        var token = tokens[at++];
        switch (token.Kind)
        {
            case TokenKind.Number:
                var number = new NumberLiteral(token.Number);
                return Current.Is("(") || (Current.Kind == TokenKind.Name && !Current.Is("and", "or", "not"))
                    ? new Arithmetic('*', number, Number(Factor()))
                    : number;
            case TokenKind.Quoted:
                return new WordLiteral(token.Text);
            case TokenKind.Name when !token.Is("and", "or", "not"):
                return names(token.Text) ?? throw Fault.At(scalar, $"'{text}' uses the unknown name '{token.Text}'; {Meant(token.Text) ?? known}");
            case TokenKind.Symbol when token.Text == "(":
                var inner = Or();
                return Take(")") ? inner : throw Fault.At(scalar, $"'{text}' lacks a closing parenthesis before {Current}");
            default:
                throw Fault.At(scalar, $"'{text}' is not an expression: a number or a name belongs before {token}");
        }
    }

    /// <summary>What a name of a filter was probably meant to be; expressions of lengths know no names but P.</summary>
    private string? Meant(string name)
    {
        var others = names("depth") is null ? [] : FilterNames.Known.ToList();
        return (FamiliarNames.Key(name, others) ?? FamiliarNames.Near(name, others)) is { } meant ? $"did you mean '{meant}'{FamiliarNames.Remark(name)}?" : null;
    }

    private bool Take(string symbol)
    {
        var found = Current.Is(symbol);
        at += found ? 1 : 0;
        return found;
    }

    private void End()
    {
        if (Current.Kind != TokenKind.End)
        {
            var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            throw Fault.At(scalar, $"'{text}' is not an expression: nothing fits before {Current}"
                + (words.Length == tokens.Count - 1 ? $"; write a list as [{string.Join(", ", words)}]" : ""));
        }
    }

    private NumberExpression Number(Expression expression) => expression as NumberExpression
        ?? throw Fault.At(scalar, $"'{text}' calculates with {expression}, which is not a number");

    private Condition Truth(Expression expression) => expression as Condition
        ?? throw Fault.At(scalar, $"'{text}' is not a condition; compare values, as in depth * factor <= 9");
}
