package org.residuallab.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class JpegReadingTest {

  @ParameterizedTest
  @MethodSource("photos")
  void a_photo_has_the_pixels_that_pil_decodes(Path photo) throws Exception {
    Picture picture = PictureFile.read(photo);

    BufferedImage pil = ImageIO.read(new File(photo.toString().replace(".jpg", ".png")));
    assertThat(picture.width()).isEqualTo(pil.getWidth());
    assertThat(picture.height()).isEqualTo(pil.getHeight());
    assertThat(largestDifference(picture.pixels(), colours(pil)))
        .isLessThanOrEqualTo(hasProfile(photo) ? 1 : 0);
  }

  @Test
  void the_photos_with_a_profile_would_look_otherwise_without_it() throws Exception {
    assertThat(profiled()).hasSize(2);
    for (Path photo : profiled()) {
      byte[] bytes = Files.readAllBytes(photo);
      int name = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("ICC_PROFILE");
      bytes[name] = 'X';
      byte[] without = PictureFile.decode(bytes, photo).pixels();
      assertThat(largestDifference(PictureFile.read(photo).pixels(), without)).isGreaterThan(40);
    }
  }

  @Test
  void what_is_damaged_is_read_or_refused_as_the_reader_itself_does_it() throws Exception {
    List<Path> originals = photos();
    Random random = new Random(3);
    int read = 0;
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      Path photo = originals.get(i % originals.size());
      byte[] bytes = Files.readAllBytes(photo);
      for (int k = 0; k <= i % 3; k++) {
        bytes[2 + random.nextInt(bytes.length - 4)] = (byte) random.nextInt(256);
      }
      byte[] expected = plainly(bytes);
      if (expected == null) {
        refused++;
      } else {
        read++;
      }
      assertThat(ours(bytes, photo)).as("%s, %d", photo.getFileName(), i).isEqualTo(expected);
    }
    assertThat(read).isGreaterThan(50);
    assertThat(refused).isGreaterThan(25);
  }

  @Test
  void many_threads_read_the_same() throws Exception {
    for (Path photo : profiled()) {
      byte[] bytes = Files.readAllBytes(photo);
      byte[] once = ours(bytes, photo);
      assertThat(IntStream.range(0, 100).parallel().mapToObj(i -> ours(bytes, photo)))
          .allMatch(each -> Arrays.equals(each, once));
    }
  }

  @Test
  void a_conversion_is_kept_until_there_are_too_many() {
    KeptConversions kept = new KeptConversions();
    ColorSpace first = colourSpace();
    Object conversion = kept.toSrgb(first);
    for (int i = 1; i < 16; i++) {
      kept.toSrgb(colourSpace());
    }
    assertThat(kept.toSrgb(first)).isSameAs(conversion);
    for (int i = 0; i < 16; i++) {
      kept.toSrgb(colourSpace());
    }
    assertThat(kept.toSrgb(first)).isNotSameAs(conversion);
  }

  private static ColorSpace colourSpace() {
    return new ICC_ColorSpace(ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB));
  }

  /** Null where it is refused. */
  private static byte[] ours(byte[] bytes, Path photo) {
    try {
      return PictureFile.decode(bytes, photo).pixels();
    } catch (BadDataException refused) {
      return null;
    } catch (IOException disk) {
      throw new AssertionError(disk);
    }
  }

  /** As Java reads it if nothing else is said, which {@link PictureFile} did once. */
  private static byte[] plainly(byte[] bytes) {
    if (!JpegBytes.reachTheEnd(bytes)) {
      return null;
    }
    try {
      return Picture.of(ImageIO.read(new ByteArrayInputStream(bytes)))
          .turned(Orientation.of(bytes))
          .pixels();
    } catch (IOException | RuntimeException fault) {
      return null;
    }
  }

  private static List<Path> profiled() throws Exception {
    return photos().stream().filter(JpegReadingTest::hasProfile).toList();
  }

  private static boolean hasProfile(Path photo) {
    return photo.getFileName().toString().startsWith("profile");
  }

  private static byte[] colours(BufferedImage image) {
    int plane = image.getWidth() * image.getHeight();
    byte[] colours = new byte[3 * plane];
    for (int k = 0; k < colours.length; k++) {
      int pixel = k % plane;
      int rgb = image.getRGB(pixel % image.getWidth(), pixel / image.getWidth());
      colours[k] = (byte) (rgb >> (16 - 8 * (k / plane)));
    }
    return colours;
  }

  private static int largestDifference(byte[] one, byte[] other) {
    assertThat(one).hasSameSizeAs(other);
    return IntStream.range(0, one.length)
        .map(k -> Math.abs((one[k] & 0xff) - (other[k] & 0xff)))
        .max()
        .orElseThrow();
  }

  static List<Path> photos() throws Exception {
    Path folder = Path.of(JpegReadingTest.class.getResource("/photos").toURI());
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(each -> each.toString().endsWith(".jpg")).sorted().toList();
    }
  }
}
