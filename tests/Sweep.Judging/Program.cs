using Sweep.Judging;
using Sweep.Judging.Checking;
using Sweep.Learning.Native;

if (JudgingOptions.Read(args) is not { } options)
{
    Console.Error.WriteLine(JudgingOptions.Usage);
    return 2;
}

TorchRuntime.Prepare();
return JudgeCheck.Run(options, Console.Out).Holds ? 0 : 1;
