return await Sweep.Worker.WorkerProcess.RunAsync(args);
