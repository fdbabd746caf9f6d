package org.residuallab.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.residuallab.files.Document;
import org.residuallab.files.Hash;

/**
 * An archived report, unpacked; nothing in it is trusted.
 *
 * @param runs the folders of its runs, by name
 * @param notebooks the files of its notebooks
 * @param faults in what its files are not what the archive says they are, a sentence each
 */
public record UnpackedReport(List<Path> runs, List<Path> notebooks, List<String> faults) {

  private static final int MOST_FILES = 10_000;
  private static final int MOST_BYTES = 256 << 20;

  public UnpackedReport {
    runs = List.copyOf(runs);
    notebooks = List.copyOf(notebooks);
    faults = List.copyOf(faults);
  }

  /**
   * Unpacks an archive.
   *
   * @param zip its file
   * @param folder an empty one, for its files
   * @throws IllegalArgumentException if it is no archived report, or one that would write elsewhere
   * @throws IOException if it cannot be read, or a file cannot be written
   */
  public static UnpackedReport of(Path zip, Path folder) throws IOException {
    Map<String, String> found = unpack(zip, folder.normalize());
    if (!found.containsKey(Crate.METADATA)) {
      throw new IllegalArgumentException(
          "%s is no archived report: it has no %s".formatted(zip, Crate.METADATA));
    }
    Map<String, String> stated = stated(folder.resolve(Crate.METADATA));
    List<String> faults = new ArrayList<>();
    stated.forEach(
        (path, hash) -> {
          if (!hash.equals(found.get(path))) {
            faults.add(
                found.containsKey(path)
                    ? path + " is not what was archived: its SHA-256 is another"
                    : path + " is missing");
          }
        });
    found.keySet().stream()
        .filter(path -> !path.equals(Crate.METADATA) && !stated.containsKey(path))
        .forEach(path -> faults.add(path + " was not archived by the report"));
    Set<Path> runs = new TreeSet<>();
    List<Path> notebooks = new ArrayList<>();
    for (String path : found.keySet()) {
      if (path.startsWith(ReportArchive.RUNS)) {
        runs.add(folder.resolve(path).getParent());
      } else if (path.startsWith(ReportArchive.NOTEBOOKS)) {
        notebooks.add(folder.resolve(path));
      }
    }
    return new UnpackedReport(List.copyOf(runs), notebooks, faults);
  }

  /** Writes its files, and returns the SHA-256 of each. */
  private static Map<String, String> unpack(Path zip, Path folder) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    long room = MOST_BYTES;
    try (ZipFile archive = new ZipFile(zip.toFile())) {
      Enumeration<? extends ZipEntry> entries = archive.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder) || hashes.size() >= MOST_FILES) {
          throw new IllegalArgumentException(
              "%s is no archived report: %s".formatted(zip, entry.getName()));
        }
        if (!entry.isDirectory()) {
          byte[] content = archive.getInputStream(entry).readNBytes((int) room + 1);
          room -= content.length;
          if (room < 0) {
            throw new IllegalArgumentException(
                "%s is no archived report: it holds more than %d MB"
                    .formatted(zip, MOST_BYTES >> 20));
          }
          Files.createDirectories(file.getParent());
          Files.write(file, content);
          hashes.put(entry.getName(), Hash.sha256(content));
        }
      }
    } catch (ZipException | EOFException | InvalidPathException torn) {
      throw new IllegalArgumentException(
          "%s is no archived report: %s".formatted(zip, torn.getMessage()), torn);
    }
    return hashes;
  }

  /** The SHA-256 of each file, by its path, as the metadata says. */
  private static Map<String, String> stated(Path metadata) throws IOException {
    Map<String, String> stated = new TreeMap<>();
    for (JsonNode entity : Document.read(metadata, new ObjectMapper()).tree().path("@graph")) {
      if (entity.has(Crate.SHA256)) {
        stated.put(entity.path("name").asText(), entity.path(Crate.SHA256).asText());
      }
    }
    return stated;
  }
}
