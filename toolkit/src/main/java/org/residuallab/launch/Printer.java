package org.residuallab.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.residuallab.files.PathText;

/**
 * Prints pages to PDF in a browser without a window and without a network.
 *
 * @param browser Chromium or Chrome
 */
public record Printer(Path browser) {

  private static final int SECONDS = 300;

  /**
   * In the browser of this machine.
   *
   * @throws IllegalArgumentException if there is none, or if the one that is named is no program
   */
  public static Printer here() {
    Path browser =
        Browser.find()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "a PDF needs Chromium or Chrome, and there is none here: install one"
                            + " (Debian, as root: apt install chromium), or let LAB_BROWSER name"
                            + " its program"));
    return new Printer(browser);
  }

  /**
   * Prints a page that needs nothing beside it.
   *
   * @param page its HTML file
   * @param pdf the file to write
   * @param scratch an empty folder for the browser's own files, which are left there
   * @throws IOException if the browser cannot be started, fails, or writes no PDF
   */
  public void print(Path page, Path pdf, Path scratch) throws IOException, InterruptedException {
    ProcessBuilder program =
        new ProcessBuilder(
            browser.toString(),
            "--headless",
            // Its sandbox does not start for root, or in a container. The page holds no script.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--user-data-dir=" + scratch,
            "--no-pdf-header-footer",
            "--print-to-pdf=" + pdf.toAbsolutePath(),
            page.toUri().toString());
    program.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process process = program.start();
    try {
      if (process.waitFor(SECONDS, TimeUnit.SECONDS)
          && process.exitValue() == 0
          && Files.exists(pdf)) {
        return;
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    throw new IOException(
        "%s could not print %s; LAB_BROWSER may name another browser (one packed as a snap sees only the home directory, and no hidden folder in it)"
            .formatted(browser, PathText.of(page.getFileName())));
  }
}
