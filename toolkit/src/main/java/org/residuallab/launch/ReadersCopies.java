package org.residuallab.launch;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.residuallab.files.AtomicFile;
import org.residuallab.files.Document;
import org.residuallab.files.Hash;

/**
 * The notebooks as a reader opens them: copies beside the originals' folder. JupyterLab saves a
 * page by itself, so that looking at an original would change it, and running it would replace the
 * results that it was committed with.
 *
 * <p>A copy that its reader has not changed follows its original. One that they have is theirs.
 *
 * @param originals the folder of the notebooks
 * @param folder that of the copies; a reader may keep other notebooks there
 */
public record ReadersCopies(Path originals, Path folder) {

  /** Which original a copy was made of: its SHA-256 by its name. */
  private static final String MADE_OF = ".copied.json";

  /** What the notebooks load. */
  private static final String SETUP = "setup.jshell";

  /** Those of a checkout, in {@code my-notebooks}. */
  public static ReadersCopies of(Home home) {
    return new ReadersCopies(home.notebooks(), home.root().resolve("my-notebooks"));
  }

  /**
   * Makes what is missing, and anew what has another original than it was made of and was not
   * changed.
   *
   * @return copies that their reader has changed, and whose originals have changed since
   * @throws IllegalArgumentException if the list of copies is damaged
   * @throws IOException if a file cannot be read or written
   */
  public List<Path> refresh() throws IOException {
    Map<String, String> madeOf = madeOf();
    Map<String, String> now = new TreeMap<>(madeOf);
    List<Path> theirs = new ArrayList<>();
    List<Path> files = new ArrayList<>(Notebooks.in(originals).files());
    files.add(originals.resolve(SETUP));
    for (Path original : files) {
      byte[] content = Files.readAllBytes(original);
      String name = original.getFileName().toString();
      String hash = Hash.sha256(content);
      Path copy = folder.resolve(name);
      String held = Files.exists(copy) ? Hash.sha256(Files.readAllBytes(copy)) : null;
      if (held == null || held.equals(hash) || held.equals(madeOf.get(name))) {
        if (!hash.equals(held)) {
          AtomicFile.write(copy, aside -> Files.write(aside, content));
        }
        now.put(name, hash);
      } else if (!hash.equals(madeOf.get(name))) {
        theirs.add(copy);
      }
    }
    if (!now.equals(madeOf)) {
      AtomicFile.write(
          folder.resolve(MADE_OF), aside -> new ObjectMapper().writeValue(aside.toFile(), now));
    }
    return theirs;
  }

  /** The copy of an original; any other notebook is itself what a reader opens. */
  public Path of(Path notebook) throws IOException {
    Path parent = notebook.toAbsolutePath().getParent();
    return Files.isSameFile(parent, originals) ? folder.resolve(notebook.getFileName()) : notebook;
  }

  private Map<String, String> madeOf() throws IOException {
    Path list = folder.resolve(MADE_OF);
    Map<String, String> madeOf = new TreeMap<>();
    if (Files.exists(list)) {
      Document.read(list, new ObjectMapper())
          .tree()
          .properties()
          .forEach(each -> madeOf.put(each.getKey(), each.getValue().asText()));
    }
    return madeOf;
  }
}
