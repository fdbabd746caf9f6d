package org.residuallab.cli;

import java.io.StringWriter;
import picocli.CommandLine;

/**
 * What one command said in this process, under the handlers of the whole command line.
 *
 * @param status exit status
 * @param out standard output
 * @param err error stream
 */
record Spoken(int status, String out, String err) {

  /** For its settings: to read all commands takes a while. */
  private static final CommandLine WHOLE = Lab.commandLine();

  static Spoken by(Object command, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        Lab.speaking(new CommandLine(command), out, err)
            .setCaseInsensitiveEnumValuesAllowed(WHOLE.isCaseInsensitiveEnumValuesAllowed())
            .setParameterExceptionHandler(WHOLE.getParameterExceptionHandler())
            .setExecutionExceptionHandler(WHOLE.getExecutionExceptionHandler())
            .execute(arguments);
    return new Spoken(status, out.toString(), err.toString());
  }
}
