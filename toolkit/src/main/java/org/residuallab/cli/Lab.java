package org.residuallab.cli;

import java.io.Writer;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The command line, {@code ./lab}: a manual page and its commands. */
@Command(
    name = "lab",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    // One line a command; each registers here and nowhere else.
    subcommands = {
      RunCommand.class,
      ReportCommand.class,
      OpenCommand.class,
      TrainCommand.class,
      ResumeCommand.class,
      StudyCommand.class,
      DriveCommand.class,
      RunsCommand.class,
      PredictCommand.class,
      EvaluateCommand.class,
      ResponsesCommand.class,
      VerifyCommand.class,
      DiffCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      ExportWeightsCommand.class,
      DataCommand.class,
      CostCommand.class,
      DrawCommand.class,
      LedgerCommand.class,
      BenchCommand.class,
      ProfileCommand.class,
      TestCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    descriptionHeading = "%n",
    description = {
      "Residual Lab: see for yourself why residual networks work. The experiments of \"Deep Residual"
          + " Learning for Image Recognition\" (He, Zhang, Ren, Sun, 2015) in Java notebooks that"
          + " run on a laptop.",
      "",
      "The first run installs what is missing: the toolkit with its libraries in toolkit/target/"
          + " (230 MB), JupyterLab with a Java kernel in .venv/ (250 MB). Outside this folder it leaves"
          + " what Maven fetches in ~/.m2 (350 MB), unpacked natives in ~/.javacpp (550 MB), and the"
          + " usual files of pip and Jupyter in ~/.cache, ~/.jupyter and ~/.local/share/jupyter."
    },
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:it worked",
      "1:a failure: a notebook, a test, the network, the disk",
      "2:the command cannot be done as asked: a wrong name, option or value",
      "130:stopped by Ctrl-C; a training goes on with the same command"
    },
    footer = {
      "",
      "Examples:",
      "  ./lab run                          all notebooks, a quarter of an hour, reports in reports/",
      "  ./lab run 01 --preset short        the notebook whose name starts with 01, trained longer",
      "  ./lab run --data ~/cifar10         the same on the images in that folder",
      "  ./lab open                         the notebooks in JupyterLab, to change and rerun",
      "  ./lab COMMAND --help               the options of one command",
      "",
      "Presets:",
      "  tiny     6 iterations a network: does it run at all",
      "  demo     150: all notebooks in a quarter of an hour on two cores (the default)",
      "  short    1,000: all notebooks in about an hour",
      "  paper    64,000, the paper's own: three hours of ResNet-20, days of all notebooks",
      "",
      "Environment:",
      "  JAVA_HOME       the JDK to use, 17 or newer; else the java on the PATH",
      "  LAB_PYTHON      the Python to use, 3.10 to 3.14; else the python3 on the PATH",
      "  LAB_PRESET      the preset where --preset does not name one",
      "  LAB_ITERATIONS  mini-batches a network where --iterations does not say how many",
      "  LAB_DATA        the data folder where --data does not name one",
      "  LAB_ENGINE      residual-lab (as it is), deeplearning4j-onednn or deeplearning4j (slow)",
      "  LAB_THREADS     the most cores to use",
      "  LAB_BFLOAT16    emulated trains in bfloat16 without such a processor, slowly",
      "  LAB_BROWSER     the browser of ./lab test and of --format pdf",
      "  LAB_JVM_OPTS    options for each Java virtual machine, for example -Xmx6g",
      "  LAB_DEBUG       1 shows where in the code a failure arose",
      "",
      "Files:",
      "  notebooks/     the notebooks; a run does not change them",
      "  my-notebooks/  your copies of them, which ./lab open opens",
      "  reports/       what ./lab run and ./lab report write: HTML pages",
      "  runs/          what training leaves: one folder a run",
      "  datasets/      images, and how to get them",
      "  toolkit/       the Java library behind the notebooks",
      "  .venv/         JupyterLab and the Java kernel; may be deleted at any time"
    })
public final class Lab {

  private Lab() {}

  /** Runs one command and ends the process with its exit status. */
  public static void main(String[] arguments) {
    // Numbers, and capitals, are the same whatever the user's language.
    Locale.setDefault(Locale.ROOT);
    CommandLine lab = commandLine();
    int status = status(lab, arguments);
    System.exit(StandardOutput.isLost() ? Complaints.ofLostOutput(lab, status) : status);
  }

  /** Executes one command; whatever it throws, a process that was told to stop does. */
  private static int status(CommandLine lab, String... arguments) {
    try {
      return lab.execute(arguments);
    } catch (RuntimeException | Error failure) {
      return Complaints.about(failure, lab);
    } finally {
      StopSignal.allIsSaid();
    }
  }

  /** The whole command line, ready to execute; it writes to the standard streams. */
  static CommandLine commandLine() {
    Complaints complaints = new Complaints();
    CommandLine lab = new CommandLine(new Lab());
    // Headers are for the list of commands: what a command's own help says first is said better
    // there.
    return speaking(lab, lab.getOut(), lab.getErr())
        .setHelpSectionKeys(
            lab.getHelpSectionKeys().stream()
                .filter(section -> !section.equals(UsageMessageSpec.SECTION_KEY_HEADER))
                .toList())
        .setUsageHelpWidth(100)
        .setUsageHelpAutoWidth(true)
        .setUsageHelpLongOptionsMaxWidth(30)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(complaints)
        .setExecutionExceptionHandler(complaints);
  }

  /** A command line that writes plain text to these. */
  static CommandLine speaking(CommandLine command, Writer out, Writer err) {
    return command
        .setColorScheme(Help.defaultColorScheme(Ansi.OFF))
        .setOut(PlainWriter.over(out))
        .setErr(PlainWriter.over(err));
  }
}
