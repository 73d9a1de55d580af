namespace Neon.Shell;

/// <summary>The things that the shell can be started for.</summary>
internal enum ShellAction
{
    /// <summary>Run the sample tour.</summary>
    RunTour,

    /// <summary>Run a script file.</summary>
    RunScript,

    /// <summary>Run a command line.</summary>
    RunCommand,

    /// <summary>Read and run one command after the other.</summary>
    Interact,

    /// <summary>Print the help text.</summary>
    ShowHelp,

    /// <summary>Say why the arguments make no sense.</summary>
    Refuse,
}
