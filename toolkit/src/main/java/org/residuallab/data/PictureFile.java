package org.residuallab.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
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
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Pictures as files: PNG, JPEG in all its kinds (progressive, grey, CMYK), and what else Java
 * reads. A photo that the camera's owner turned is turned.
 */
public final class PictureFile {

  /** More than any camera has; a few bytes can promise billions. */
  private static final long MOST_PIXELS = 1L << 28;

  private static final int MOST_BYTES = 1 << 28;

  private PictureFile() {}

  /**
   * Reads a picture.
   *
   * @throws BadDataException naming the file and the reason, if it is no picture that can be read
   * @throws IOException if the file is not there, or the disk fails
   */
  public static Picture read(Path file) throws IOException {
    return decode(bytes(file), file);
  }

  /** What stands in the file, in memory: the files of a data set are also hashed. */
  static byte[] bytes(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (!Files.isRegularFile(file)) {
      throw new BadPictureException(file, "is no file");
    }
    if (!Files.isReadable(file)) {
      throw new AccessDeniedException(file.toString());
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw tooLarge(file, "more than %,d MB", MOST_BYTES >> 20);
      }
      return bytes;
    }
  }

  /**
   * @param file for messages
   */
  static Picture decode(byte[] bytes, Path file) throws IOException {
    if (JpegBytes.isJpeg(bytes) && !JpegBytes.reachTheEnd(bytes)) {
      // Decoders fill what is missing with grey: half a picture would pass for a whole one.
      throw new BadPictureException(file, "is damaged: the end of the picture is missing");
    }
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new BadPictureException(file, "is no picture: neither PNG nor JPEG");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        Picture picture = Picture.of(decoded(file, reader, JpegBytes.isJpeg(bytes)));
        return picture.turned(Orientation.of(bytes));
      } catch (OutOfMemoryError full) {
        throw namingTheFile(full, file, reader);
      } finally {
        reader.dispose();
      }
    }
  }

  private static BufferedImage decoded(Path file, ImageReader reader, boolean jpeg) {
    AtomicBoolean complained = new AtomicBoolean();
    // Of JPEG and PNG, decoders complain of harmless things, and throw what is none.
    reader.addIIOReadWarningListener(
        (source, warning) -> complained.compareAndSet(false, isGif(reader)));
    BufferedImage image;
    try {
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      if (pixels > MOST_PIXELS) {
        throw tooLarge(file, "%,d pixels", pixels);
      }
      image = jpeg ? JpegReading.read(reader) : reader.read(0);
    } catch (BadPictureException ours) {
      throw ours;
    } catch (IOException | RuntimeException fault) {
      // Decoders of damaged files throw what comes: out of bounds, no such element.
      String words = fault.getMessage() == null ? fault.toString() : fault.getMessage();
      throw new BadPictureException(file, "cannot be read: " + OneLine.of(words));
    }
    if (complained.get()) {
      throw new BadPictureException(file, "is damaged: a part of the picture is missing");
    }
    return image;
  }

  private static boolean isGif(ImageReader reader) {
    try {
      return reader.getFormatName().equalsIgnoreCase("gif");
    } catch (IOException unknown) {
      return false;
    }
  }

  private static OutOfMemoryError namingTheFile(
      OutOfMemoryError full, Path file, ImageReader reader) throws IOException {
    OutOfMemoryError named =
        new OutOfMemoryError(
            String.format(
                Locale.ROOT,
                "%s for %s, %,d x %,d pixels",
                full.getMessage(),
                file,
                reader.getWidth(0),
                reader.getHeight(0)));
    named.initCause(full);
    return named;
  }

  private static BadPictureException tooLarge(Path file, String amount, long number) {
    return new BadPictureException(
        file, "is larger than a picture can be: " + String.format(Locale.ROOT, amount, number));
  }
}
