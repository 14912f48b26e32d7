using System.Globalization;
using Sweep.Theory.Sweeps.Documents;

namespace Sweep.Theory.Sweeps.Expressions;

internal enum TokenKind { Number, Name, Quoted, Symbol, End }

internal readonly record struct Token(TokenKind Kind, string Text)
{
    public double Number => double.Parse(Text, CultureInfo.InvariantCulture);

    public bool Is(params ReadOnlySpan<string> symbols) => Kind is TokenKind.Symbol or TokenKind.Name && symbols.Contains(Text);

    public override string ToString() => Kind == TokenKind.End ? "the end" : $"'{Text}'";
}

/// <summary>Cuts an expression into numbers, names, quoted words and symbols.</summary>
internal static class Tokens
{
    private static readonly string[] Symbols = ["..", "<=", ">=", "==", "!=", "<", ">", "+", "-", "*", "/", "(", ")"];

    /// <summary>The parser descends once per parenthesis; a limit keeps a hostile file off the end of the stack.</summary>
    private const int LongestText = 500;

    public static List<Token> Of(ScalarNode scalar)
    {
        var text = scalar.Text;
        if (text.Length > LongestText)
        {
            throw Fault.At(scalar, $"an expression has {text.Length} characters; use at most {LongestText}");
        }

        List<Token> tokens = [];
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var token = Next(scalar, at);
            tokens.Add(token);
            at += token.Text.Length + (token.Kind == TokenKind.Quoted ? 2 : 0);
        }

        tokens.Add(new Token(TokenKind.End, ""));
        return tokens;
    }

    private static Token Next(ScalarNode scalar, int at)
    {
        var text = scalar.Text;
        if (char.IsAsciiDigit(text[at]))
        {
            return new Token(TokenKind.Number, text[at..NumberEnd(text, at)]);
        }

        if (IsNameLetter(text[at]))
        {
            var end = at;
            while (end < text.Length && (IsNameLetter(text[end]) || char.IsAsciiDigit(text[end])))
            {
                end++;
            }

            return new Token(TokenKind.Name, text[at..end]);
        }

        if (text[at] is '\'' or '"' && text.IndexOf(text[at], at + 1) is > 0 and var close)
        {
            return new Token(TokenKind.Quoted, text[(at + 1)..close]);
        }

        return Symbols.FirstOrDefault(symbol => string.CompareOrdinal(text, at, symbol, 0, symbol.Length) == 0) is { } found
            ? new Token(TokenKind.Symbol, found)
            : throw Fault.At(scalar, $"'{text}' has an unexpected '{text[at]}'; expressions know + - * / ( ) and ranges a..b, and in where also < <= > >= == != and or not");
    }

    /// <summary>The dot of a decimal is followed by a digit, that of a range by another dot; an e is an exponent before digits only.</summary>
    private static int NumberEnd(string text, int at)
    {
        var end = DigitsEnd(text, at);
        if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]))
        {
            end = DigitsEnd(text, end + 1);
        }

        if (end < text.Length && text[end] is 'e' or 'E')
        {
            var digits = end + 1 < text.Length && text[end + 1] is '+' or '-' ? end + 2 : end + 1;
            end = DigitsEnd(text, digits) is var after && after > digits ? after : end;
        }

        return end;
    }

    private static int DigitsEnd(string text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsNameLetter(char letter) => char.IsAsciiLetter(letter) || letter == '_';
}
