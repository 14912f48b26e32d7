namespace Sweep.Contracts.Transport;

/// <summary>The contents of the files of a certificate folder. A class and not a record, because a record would print the secret.</summary>
internal sealed class CertificateTexts(string authority, string certificate, string key)
{
    public string Authority => authority;

    public string Certificate => certificate;

    public string Key => key;

    public bool Same(CertificateTexts other) => (authority, certificate, key) == (other.Authority, other.Certificate, other.Key);
}
