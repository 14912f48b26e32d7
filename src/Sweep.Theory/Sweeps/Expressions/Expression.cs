using System.Globalization;
using Sweep.Theory.Points;

namespace Sweep.Theory.Sweeps.Expressions;

/// <summary>A parsed expression; the parser has seen to it that kinds agree, so evaluating cannot fail.</summary>
internal abstract record Expression
{
    /// <summary>This expression and all within it.</summary>
    public virtual IEnumerable<Expression> Parts => [this];

    /// <summary>Whether the value depends on the periods of the network.</summary>
    public bool UsesPeriod => Parts.Any(static part => part is PeriodName or BoundName);
}

/// <summary>An expression that is a number.</summary>
internal abstract record NumberExpression : Expression
{
    public abstract double Of(in Scope scope);
}

/// <summary>An expression that is a word, such as <c>padding</c> or <c>valid</c>.</summary>
internal abstract record WordExpression : Expression
{
    public abstract string Of(in Scope scope);
}

/// <summary>An expression that holds or does not.</summary>
internal abstract record Condition : Expression
{
    public abstract bool Of(in Scope scope);
}

internal sealed record NumberLiteral(double Value) : NumberExpression
{
    public override double Of(in Scope scope) => Value;

    public override string ToString() => (Value == 0 ? 0 : Value).ToString("R", CultureInfo.InvariantCulture);
}

internal sealed record PeriodName : NumberExpression
{
    public override double Of(in Scope scope) => scope.PeriodHere;

    public override string ToString() => "P";
}

internal sealed record BoundName : NumberExpression
{
    public override double Of(in Scope scope) => scope.Bound;

    public override string ToString() => "bound";
}

/// <summary>A numeric axis by its name.</summary>
internal sealed record NumberName(Axis Field) : NumberExpression
{
    public override double Of(in Scope scope) => Field switch
    {
        Axis<int> whole => whole.Get(scope.Point),
        Axis<double> real => real.Get(scope.Point),
        Axis<PoolingFactors> factor => factor.Get(scope.Point).At(0, 1)[0],
        Axis<PerAxis?> lengths => lengths.Get(scope.Point) is { } sides ? scope.Along(sides) : double.NaN,
        _ => double.NaN,
    };

    public override string ToString() => Field.Name;
}

internal sealed record Negation(NumberExpression Operand) : NumberExpression
{
    public override IEnumerable<Expression> Parts => [this, .. Operand.Parts];

    public override double Of(in Scope scope) => -Operand.Of(scope);

    public override string ToString() => $"-{Operand}";
}

internal sealed record Arithmetic(char Operator, NumberExpression Left, NumberExpression Right) : NumberExpression
{
    public override IEnumerable<Expression> Parts => [this, .. Left.Parts, .. Right.Parts];

    public override double Of(in Scope scope) => (Operator, Left.Of(scope), Right.Of(scope)) switch
    {
        ('+', var left, var right) => left + right,
        ('-', var left, var right) => left - right,
        ('*', var left, var right) => left * right,
        (_, var left, var right) => left / right,
    };

    public override string ToString() => $"({Left}{Operator}{Right})";
}

internal sealed record WordLiteral(string Word) : WordExpression
{
    public override string Of(in Scope scope) => Word;

    public override string ToString() => $"'{Word}'";
}

/// <summary>An axis of words by its name.</summary>
internal sealed record WordName(ChoiceAxis Field) : WordExpression
{
    public override string Of(in Scope scope) => Field.Get(scope.Point);

    public override string ToString() => Field.Name;
}

internal sealed record NumberComparison(string Operator, NumberExpression Left, NumberExpression Right) : Condition
{
    public override IEnumerable<Expression> Parts => [this, .. Left.Parts, .. Right.Parts];

    public override bool Of(in Scope scope) => (Operator, Left.Of(scope), Right.Of(scope)) switch
    {
        ("<", var left, var right) => left < right,
        ("<=", var left, var right) => left <= right,
        (">", var left, var right) => left > right,
        (">=", var left, var right) => left >= right,
        ("==", var left, var right) => left == right,
        (_, var left, var right) => left != right,
    };

    public override string ToString() => $"({Left}{Operator}{Right})";
}

internal sealed record WordComparison(bool Equal, WordExpression Left, WordExpression Right) : Condition
{
    public override IEnumerable<Expression> Parts => [this, .. Left.Parts, .. Right.Parts];

    public override bool Of(in Scope scope) => string.Equals(Left.Of(scope), Right.Of(scope), StringComparison.Ordinal) == Equal;

    public override string ToString() => $"({Left}{(Equal ? "==" : "!=")}{Right})";
}

internal sealed record Both(Condition Left, Condition Right) : Condition
{
    public override IEnumerable<Expression> Parts => [this, .. Left.Parts, .. Right.Parts];

    public override bool Of(in Scope scope) => Left.Of(scope) && Right.Of(scope);

    public override string ToString() => $"({Left} and {Right})";
}

internal sealed record Either(Condition Left, Condition Right) : Condition
{
    public override IEnumerable<Expression> Parts => [this, .. Left.Parts, .. Right.Parts];

    public override bool Of(in Scope scope) => Left.Of(scope) || Right.Of(scope);

    public override string ToString() => $"({Left} or {Right})";
}

internal sealed record Not(Condition Operand) : Condition
{
    public override IEnumerable<Expression> Parts => [this, .. Operand.Parts];

    public override bool Of(in Scope scope) => !Operand.Of(scope);

    public override string ToString() => $"(not {Operand})";
}

/// <summary>What names in an expression stand for: the values of a point, seen along one axis of its image.</summary>
internal readonly record struct Scope(GridPoint Point, PerAxis Period, int Axis)
{
    public double PeriodHere => Period[Math.Min(Axis, Period.Count - 1)];

    public double Bound => Period.Product();

    public double Along(PerAxis lengths) => lengths[Math.Min(Axis, lengths.Count - 1)];
}
