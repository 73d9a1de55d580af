using Neon.Shell;

return await ShellRunner.RunAsync(args, new SystemConsole()).ConfigureAwait(false);
