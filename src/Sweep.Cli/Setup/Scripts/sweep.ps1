# Completion of sweep for PowerShell. In $PROFILE:  sweep completion pwsh | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName sweep -ScriptBlock {
    param($current, $line, $cursor)
    $words = @($line.CommandElements | Where-Object { $_.Extent.StartOffset -lt $cursor } | ForEach-Object { "$_" })
    $typed = @($words | Select-Object -Skip 1)
    if ($current -eq '') { $typed += '' }
    & $words[0] complete -- @typed 2> $null | Where-Object { $_ -notlike ':*' } | ForEach-Object {
        $value, $meaning = $_ -split "`t", 2
        [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $(if ($meaning) { $meaning } else { $value }))
    }
}
