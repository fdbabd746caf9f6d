package org.residuallab.cli;

import java.io.PrintWriter;
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

  static Spoken by(Object command, String... arguments) {
    CommandLine whole = Lab.commandLine();
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        new CommandLine(command)
            .setCaseInsensitiveEnumValuesAllowed(whole.isCaseInsensitiveEnumValuesAllowed())
            .setParameterExceptionHandler(whole.getParameterExceptionHandler())
            .setExecutionExceptionHandler(whole.getExecutionExceptionHandler())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Spoken(status, out.toString(), err.toString());
  }
}
