package org.residuallab.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.residuallab.architecture.Shape;
import org.residuallab.files.Hash;

/**
 * Decodes the pictures of an {@link ImageFolder} on all cores; each is in memory once, as it was
 * made to fit. Those that are none are left out.
 */
final class FolderReader {

  private static final int MOST_CLASSES = 256;

  private final Path folder;
  private final Shape shape;
  private final List<String> classes;
  private final ConcurrentMap<String, String> sha256 = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> faults = new ConcurrentHashMap<>();

  /**
   * @throws BadDataException if there are more classes than a byte can number
   */
  FolderReader(Path folder, Shape shape, List<String> classes) {
    if (classes.size() > MOST_CLASSES) {
      throw new BadDataException(
          "%s holds %,d classes; %d can be read".formatted(folder, classes.size(), MOST_CLASSES));
    }
    this.folder = folder;
    this.shape = shape;
    this.classes = classes;
  }

  /**
   * @throws BadDataException if they are more than one array can hold
   */
  ImageSet read(List<FolderPicture> pictures) throws IOException {
    int length = (int) shape.size();
    if ((long) pictures.size() * length > Integer.MAX_VALUE - 8) {
      throw new BadDataException(
          String.format(
              Locale.ROOT,
              "%s: %,d pictures of %s are more than the 2 GB that fit into memory; make them smaller, or fewer",
              folder,
              pictures.size(),
              shape));
    }
    byte[] pixels = new byte[pictures.size() * length];
    boolean[] sound = new boolean[pictures.size()];
    try {
      IntStream.range(0, pictures.size())
          .parallel()
          .forEach(i -> sound[i] = read(pictures.get(i).file(), pixels, i * length));
    } catch (UncheckedIOException disk) {
      throw disk.getCause();
    }
    byte[] labels = new byte[pictures.size()];
    int kept = 0;
    for (int i = 0; i < sound.length; i++) {
      if (sound[i]) {
        System.arraycopy(pixels, i * length, pixels, kept * length, length);
        labels[kept++] = (byte) pictures.get(i).label();
      }
    }
    return kept == sound.length
        ? ImagesInMemory.owning(shape, pixels, labels, classes)
        : ImagesInMemory.owning(
            shape, Arrays.copyOf(pixels, kept * length), Arrays.copyOf(labels, kept), classes);
  }

  private boolean read(Path file, byte[] pixels, int offset) {
    String name = folder.relativize(file).toString();
    try {
      byte[] bytes = PictureFile.bytes(file);
      byte[] fitted = PictureFile.decode(bytes, file).fitted(shape).pixels();
      System.arraycopy(fitted, 0, pixels, offset, fitted.length);
      sha256.put(name, Hash.sha256(bytes));
      return true;
    } catch (BadDataException fault) {
      faults.put(name, fault.getMessage());
      return false;
    } catch (IOException disk) {
      throw new UncheckedIOException(disk);
    }
  }

  /** Of the files that were read, by their paths in the folder. */
  Map<String, String> sha256() {
    return new TreeMap<>(sha256);
  }

  /** Tells of the files that were not. */
  void report(Consumer<String> bad) {
    if (!faults.isEmpty()) {
      new TreeMap<>(faults).values().forEach(bad);
      bad.accept(
          String.format(
              Locale.ROOT,
              "%s: %,d of %,d pictures could not be read and are left out",
              folder,
              faults.size(),
              faults.size() + sha256.size()));
    }
  }
}
