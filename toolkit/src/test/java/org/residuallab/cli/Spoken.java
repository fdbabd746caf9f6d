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

  static Spoken by(Object command, String... arguments) {
    CommandLine whole = Lab.commandLine();
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        Lab.speaking(new CommandLine(command), out, err)
            .setCaseInsensitiveEnumValuesAllowed(whole.isCaseInsensitiveEnumValuesAllowed())
            .setParameterExceptionHandler(whole.getParameterExceptionHandler())
            .setExecutionExceptionHandler(whole.getExecutionExceptionHandler())
            .execute(arguments);
    return new Spoken(status, out.toString(), err.toString());
  }
}
