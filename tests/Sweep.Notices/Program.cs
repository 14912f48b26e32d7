using Sweep.Notices;

var root = new DirectoryInfo(args is [var named] ? named : Environment.CurrentDirectory);
while (root is not null && !File.Exists(Path.Combine(root.FullName, "Sweep.sln")))
{
    root = root.Parent;
}

if (root is null)
{
    Console.Error.WriteLine("Sweep.sln was not found here or in a folder above; name the repository's folder as the only argument");
    return 2;
}

File.WriteAllText(Path.Combine(root.FullName, NoticesDocument.Name), NoticesDocument.Of(root.FullName));
return 0;
