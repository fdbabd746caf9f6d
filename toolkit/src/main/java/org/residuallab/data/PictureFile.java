package org.residuallab.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Pictures as files: PNG, JPEG, and what else Java reads. */
public final class PictureFile {

  /** More than any camera has; a few bytes can promise billions. */
  private static final long MOST_PIXELS = 1L << 28;

  private PictureFile() {}

  /**
   * Reads a picture.
   *
   * @throws BadDataException naming the file and the reason, if it is no picture that can be read
   * @throws IOException if the file is not there, or the disk fails
   */
  public static Picture read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (!Files.isRegularFile(file)) {
      throw new BadDataException(file + " is no file");
    }
    if (!Files.isReadable(file)) {
      throw new AccessDeniedException(file.toString());
    }
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new BadDataException(file + " is no picture: neither PNG nor JPEG");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return Picture.of(decoded(file, reader));
      } finally {
        reader.dispose();
      }
    }
  }

  private static BufferedImage decoded(Path file, ImageReader reader) {
    AtomicBoolean complained = new AtomicBoolean();
    reader.addIIOReadWarningListener((source, warning) -> complained.set(true));
    BufferedImage image;
    try {
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      if (pixels > MOST_PIXELS) {
        throw new BadDataException(
            String.format(
                Locale.ROOT, "%s is larger than a picture can be: %,d pixels", file, pixels));
      }
      image = reader.read(0);
    } catch (BadDataException ours) {
      throw ours;
    } catch (IOException | RuntimeException fault) {
      // Decoders of damaged files throw what comes: out of bounds, no such element.
      String words = fault.getMessage() == null ? fault.toString() : fault.getMessage();
      throw new BadDataException("%s cannot be read: %s".formatted(file, OneLine.of(words)));
    }
    if (complained.get()) {
      // Half a picture, grey below, would be classified as a whole one.
      throw new BadDataException(file + " is damaged: a part of the picture is missing");
    }
    return image;
  }
}
