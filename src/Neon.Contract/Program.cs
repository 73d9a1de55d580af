return await Neon.Contract.ContractTool.RunAsync(args, Console.Out, Console.Error).ConfigureAwait(false);
