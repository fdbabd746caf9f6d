package org.residuallab.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.residuallab.files.AtomicFile;
import org.residuallab.files.Hash;

/**
 * The mean of a folder's images, kept beside its pictures: to take it, all of them are decoded. The
 * file's name says of which files, in which order, made to fit in which way.
 *
 * @param file where it is, or will be
 */
record MeanFile(Path file) {

  private static final int DIGEST = 32;

  /** How pictures are made to fit; another word where that changes. */
  private static final String FITTED = "cut off, ends off, ";

  /** Nothing where images do not come from a folder: they are averaged at no cost. */
  static Optional<MeanFile> of(ImageSet images) {
    StringBuilder which = new StringBuilder(FITTED);
    ImageSet at = images;
    while (true) {
      if (at instanceof KeptImages kept) {
        at = kept.made();
      } else if (at instanceof ImageRange part) {
        which.append(part.from()).append('-').append(part.to()).append(' ');
        at = part.whole();
      } else if (at instanceof FittedImages fitted) {
        which.append(fitted.fit()).append(' ');
        at = fitted.whole();
      } else if (at instanceof FolderImages folder) {
        which.append(folder.fit()).append(' ').append(folder.digest());
        String name = Hash.sha256(which.toString().getBytes(StandardCharsets.UTF_8));
        return Optional.of(
            new MeanFile(
                folder.folder().resolve(FolderIndex.FOLDER).resolve("mean-" + name + ".bin")));
      } else {
        return Optional.empty();
      }
    }
  }

  /** Nothing where there is no such file, or it is not whole. */
  Optional<float[]> read(int length) {
    try {
      int bytes = length * Float.BYTES;
      if (!Files.isRegularFile(file) || Files.size(file) != bytes + DIGEST) {
        return Optional.empty();
      }
      byte[] all = Files.readAllBytes(file);
      byte[] floats = Arrays.copyOf(all, bytes);
      if (!Arrays.equals(
          Hash.sha256().digest(floats), Arrays.copyOfRange(all, bytes, all.length))) {
        return Optional.empty();
      }
      float[] values = new float[length];
      ByteBuffer.wrap(floats).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
      return Optional.of(values);
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /** Little-endian floats and their SHA-256; does without where the disk does not take them. */
  void write(float[] values) {
    byte[] floats = new byte[values.length * Float.BYTES];
    ByteBuffer.wrap(floats).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
    byte[] all = Arrays.copyOf(floats, floats.length + DIGEST);
    System.arraycopy(Hash.sha256().digest(floats), 0, all, floats.length, DIGEST);
    try {
      AtomicFile.write(file, aside -> Files.write(aside, all));
    } catch (IOException readOnly) {
      // The mean will be taken again.
    }
  }
}
