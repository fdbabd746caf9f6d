package org.residuallab.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.residuallab.engine.NativeLibraries;
import org.residuallab.engine.NativeShortage;
import org.residuallab.engine.RefusedPrecisionException;
import org.residuallab.files.PathText;
import org.residuallab.setting.Setting;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * One clear line for whatever goes wrong, and its exit status.
 *
 * <p>An {@link IllegalArgumentException} that our own code throws is the user's mistake: its
 * message is written for the user, and the status is 2. Anything else is a failure, status 1. The
 * environment variable {@code LAB_DEBUG=1} adds the stack trace.
 */
final class Complaints implements IParameterExceptionHandler, IExecutionExceptionHandler {

  private static final String OUR_CODE = "org.residuallab.";
  private static final String DEBUG = " (LAB_DEBUG=1 shows where in the code it arose)";

  @Override
  public int handleParseException(ParameterException mistake, String[] arguments) {
    CommandLine command = mistake.getCommandLine();
    print(command, explain(mistake), mistake);
    return ExitCode.USAGE;
  }

  @Override
  public int handleExecutionException(Exception thrown, CommandLine command, ParseResult result) {
    Exception failure = unwrapped(thrown);
    Optional<String> inTheWay = inTheWay(failure);
    if (inTheWay.isPresent()) {
      print(command, inTheWay.get(), failure);
      return ExitCode.USAGE;
    }
    print(command, explain(failure), failure);
    return usersMistake(failure) ? ExitCode.USAGE : ExitCode.SOFTWARE;
  }

  /** Who wrapped a failure in words of his own, as with the file's name, is to be heard. */
  private static Exception unwrapped(Exception thrown) {
    if (!(thrown instanceof UncheckedIOException wrapped)) {
      return thrown;
    }
    IOException cause = wrapped.getCause();
    boolean saysNoMore =
        wrapped.getMessage() == null || wrapped.getMessage().equals(cause.toString());
    return saysNoMore ? cause : new IOException(wrapped.getMessage(), cause);
  }

  /** Says what went wrong beside all exceptions of commands, and returns the exit status. */
  static int about(Throwable failure, CommandLine command) {
    print(command, oneLine(words(failure)), failure);
    return ExitCode.SOFTWARE;
  }

  /** Says that what was printed did not arrive, and returns the exit status. */
  static int ofLostOutput(CommandLine command, int status) {
    command
        .getErr()
        .println(
            "lab: the standard output could not be written, as on a full disk: what stands there is cut off");
    return status == ExitCode.OK ? ExitCode.SOFTWARE : status;
  }

  private static String words(Throwable failure) {
    if (failure instanceof OutOfMemoryError memory) {
      return NativeShortage.explain(memory)
          .map(line -> line + "; LAB_JVM_OPTS=-Xmx6g makes the heap 6 GB")
          .orElse(
              "not enough memory (%s); LAB_JVM_OPTS=-Xmx6g gives 6 GB, if the machine has them"
                  .formatted(messageOf(memory)));
    }
    return NativeLibraries.explain(failure)
        .map(line -> line + " (LAB_JVM_OPTS passes it on)")
        .orElse(failure + DEBUG);
  }

  // On a thread of a pool it is thrown again without its words.
  private static String messageOf(Throwable failure) {
    return failure.getMessage() == null && failure.getCause() != null
        ? messageOf(failure.getCause())
        : failure.getMessage();
  }

  private static String explain(ParameterException mistake) {
    CommandLine command = mistake.getCommandLine();
    if (mistake instanceof UnmatchedArgumentException unmatched) {
      String argument = unmatched.getUnmatched().get(0);
      if (!command.getSubcommands().isEmpty() && !argument.startsWith("-")) {
        return "no command '%s'; there are %s"
            .formatted(argument, String.join(", ", shown(command)));
      }
      if (!unmatched.getSuggestions().isEmpty()) {
        return "%s; did you mean '%s'?"
            .formatted(oneLine(mistake.getMessage()), unmatched.getSuggestions().get(0));
      }
    }
    return "%s; see ./%s --help"
        .formatted(oneLine(mistake.getMessage()), command.getCommandSpec().qualifiedName());
  }

  private static List<String> shown(CommandLine command) {
    return command.getSubcommands().entrySet().stream()
        .filter(each -> !each.getValue().getCommandSpec().usageMessage().hidden())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean usersMistake(Exception failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return failure instanceof IllegalArgumentException
        && trace.length > 0
        && trace[0].getClassName().startsWith(OUR_CODE);
  }

  /** What stands where the user's path has a folder, if that is what failed. */
  private static Optional<String> inTheWay(Exception failure) {
    if (!(failure instanceof FileSystemException refusal) || refusal.getFile() == null) {
      return Optional.empty();
    }
    Path refused = Path.of(refusal.getFile()).toAbsolutePath();
    boolean asFolder = failure instanceof FileAlreadyExistsException;
    for (Path path = asFolder ? refused : refused.getParent();
        path != null;
        path = path.getParent()) {
      if (Files.isSymbolicLink(path) && !Files.exists(path)) {
        return Optional.of(PathText.of(path) + " is a link to something that is not there");
      }
      if (Files.exists(path)) {
        return Files.isRegularFile(path)
            ? Optional.of(PathText.of(path) + " is a file, not a folder")
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** What went wrong, in one line. */
  static String explain(Exception failure) {
    String message = failure.getMessage();
    if (failure instanceof RefusedPrecisionException) {
      return message + " (--precision float32)";
    }
    if (failure instanceof NoSuchFileException) {
      return "no such file: " + message;
    }
    if (failure instanceof AccessDeniedException) {
      return "no permission for " + message;
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "already there: " + message;
    }
    boolean speaksForItself =
        message != null && (failure instanceof IOException || usersMistake(failure));
    return oneLine(speaksForItself ? message : failure + DEBUG);
  }

  private static void print(CommandLine command, String line, Throwable failure) {
    command.getErr().println("lab: " + line);
    if (Setting.DEBUG.told().filter(told -> told.text().equals("1")).isPresent()) {
      failure.printStackTrace(command.getErr());
    }
    command.getErr().flush();
  }

  private static String oneLine(String message) {
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
