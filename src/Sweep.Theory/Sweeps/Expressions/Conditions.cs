namespace Sweep.Theory.Sweeps.Expressions;

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
