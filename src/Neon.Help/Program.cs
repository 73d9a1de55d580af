return Neon.Help.HelpTool.Run(args, Console.Out, Console.Error);
