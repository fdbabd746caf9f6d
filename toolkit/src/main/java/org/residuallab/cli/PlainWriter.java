package org.residuallab.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import org.residuallab.text.PlainText;

/**
 * What commands print, as {@link PlainText}: most of it is quoted from files, names of files or
 * other people's servers.
 */
final class PlainWriter extends FilterWriter {

  private PlainWriter(Writer out) {
    super(out);
  }

  static PrintWriter over(Writer out) {
    return new PrintWriter(new PlainWriter(out), true);
  }

  @Override
  public void write(int each) throws IOException {
    out.write(PlainText.of(String.valueOf((char) each)));
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    out.write(PlainText.of(new String(text, offset, length)));
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    out.write(PlainText.of(text.substring(offset, offset + length)));
  }
}
