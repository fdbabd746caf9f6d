package org.residuallab.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.residuallab.files.AtomicFile;
import org.residuallab.run.RunExport;
import org.residuallab.run.StoredRun;

/**
 * A report with all it shows, in one file: the page, the notebooks, and the runs without their
 * weights. It is an RO-Crate; {@link UnpackedReport} reads it again.
 */
public final class ReportArchive {

  static final String RUNS = "runs/";
  static final String NOTEBOOKS = "notebooks/";

  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final Crate crate;

  /**
   * An archive of a page.
   *
   * @param name of the report
   * @param facts where it comes from
   * @param licence how it may be used: an address, or words
   * @param page its file
   * @throws IOException if it cannot be read
   */
  public ReportArchive(String name, Facts facts, String licence, Path page) throws IOException {
    crate = new Crate(name, facts, licence);
    add(page.getFileName().toString(), Files.readAllBytes(page));
  }

  /**
   * Adds a notebook as it stands.
   *
   * @throws IllegalArgumentException if another of its name is there
   * @throws IOException if it cannot be read
   */
  public void add(Path notebook) throws IOException {
    add(NOTEBOOKS + notebook.getFileName(), Files.readAllBytes(notebook));
  }

  /**
   * Adds a run, as {@link RunExport} reduces it.
   *
   * @throws IllegalArgumentException if it has not finished, or another of its name is there
   * @throws IOException if it cannot be read
   */
  public void add(StoredRun run) throws IOException {
    String folder = RUNS + run.record().name();
    for (Map.Entry<String, byte[]> file : RunExport.of(run).files().entrySet()) {
      add(folder + "/" + file.getKey(), file.getValue());
    }
    crate.run(folder, run.record());
  }

  private void add(String path, byte[] content) {
    if (files.putIfAbsent(path, content) != null) {
      throw new IllegalArgumentException(
          "two of these would be %s in the archive; make one for each".formatted(path));
    }
    crate.file(path, content);
  }

  /**
   * Writes the archive: whole, or not at all.
   *
   * @throws IOException if it cannot be written
   */
  public void writeTo(Path zip) throws IOException {
    AtomicFile.write(zip, this::pack);
  }

  private void pack(Path aside) throws IOException {
    Map<String, byte[]> all = new LinkedHashMap<>(Map.of(Crate.METADATA, crate.json()));
    all.putAll(files);
    try (OutputStream out = Files.newOutputStream(aside);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> file : all.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
  }
}
