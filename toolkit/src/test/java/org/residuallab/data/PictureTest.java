package org.residuallab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.residuallab.architecture.Shape;

final class PictureTest {

  @TempDir Path folder;

  @Test
  void is_resized_as_pil_does_it_but_for_its_second_rounding() throws Exception {
    JsonNode expected;
    try (InputStream in = PictureTest.class.getResourceAsStream("/torchvision/resized.json")) {
      expected = new ObjectMapper().readTree(in);
    }
    Picture picture =
        new Picture(
            expected.get("width").asInt(),
            expected.get("height").asInt(),
            bytes(expected.get("pixels")));
    int off = 0;
    int all = 0;
    for (JsonNode each : expected.get("resized")) {
      byte[] pixels =
          picture.resized(each.get("width").asInt(), each.get("height").asInt()).pixels();
      byte[] pil = bytes(each.get("pixels"));
      assertThat(pixels).hasSameSizeAs(pil);
      for (int k = 0; k < pil.length; k++) {
        int difference = Math.abs((pixels[k] & 0xff) - (pil[k] & 0xff));
        assertThat(difference).isLessThanOrEqualTo(1);
        off += difference;
        all++;
      }
    }
    assertThat((double) off / all).isLessThan(0.25);
  }

  @Test
  void one_of_the_right_size_stays_as_it_is() {
    Picture picture = Picture.of(noise(32, 32, BufferedImage.TYPE_INT_RGB));

    assertThat(fitted(picture, new Shape(3, 32, 32))).isSameAs(picture);
  }

  @Test
  void the_shorter_side_is_made_to_fit_and_the_centre_cut_out() {
    BufferedImage wide = new BufferedImage(96, 32, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 96; x++) {
      for (int y = 0; y < 32; y++) {
        wide.setRGB(x, y, x >= 32 && x < 64 ? 0x123456 : 0xffffff);
      }
    }

    Picture fitted = fitted(Picture.of(wide), new Shape(3, 32, 32));

    assertThat(fitted.width()).isEqualTo(32);
    assertThat(fitted.pixels()[0]).isEqualTo((byte) 0x12);
    assertThat(fitted.pixels()[1024 + 31]).isEqualTo((byte) 0x34);
    assertThat(fitted.pixels()[3 * 1024 - 1]).isEqualTo((byte) 0x56);
    Picture tall = Picture.of(noise(7, 300, BufferedImage.TYPE_INT_RGB));
    assertThat(fitted(tall, new Shape(3, 32, 32)).pixels()).hasSize(3072);
    assertThat(fitted(tall, new Shape(3, 32, 48)).pixels()).hasSize(3 * 32 * 48);
    assertThatThrownBy(() -> fitted(fitted, new Shape(1, 32, 32)))
        .hasMessage("a picture has three colours; the network takes images of 1x32x32");
  }

  private static Picture fitted(Picture picture, Shape image) {
    ChannelMean zero = new ChannelMean(Collections.nCopies(image.channels(), 0f));
    return new Preprocessing(image, PixelScale.BYTES, zero, List.of(), List.of("it"))
        .fitted(picture);
  }

  @Test
  void grey_keeps_its_value_and_what_is_transparent_is_white() throws Exception {
    for (int type : new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY}) {
      BufferedImage grey = new BufferedImage(2, 1, type);
      grey.getRaster().setSample(0, 0, 0, type == BufferedImage.TYPE_BYTE_GRAY ? 100 : 100 << 8);
      assertThat(stored(grey, "png").pixels()).containsExactly(100, 0, 100, 0, 100, 0);
    }
    BufferedImage clear = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
    clear.setRGB(0, 0, 0x80000000);
    byte[] pixels = stored(clear, "png").pixels();
    assertThat(pixels[0] & 0xff).isBetween(126, 128);
    assertThat(pixels[1]).isEqualTo((byte) 255);
    BufferedImage few = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_INDEXED);
    few.setRGB(0, 0, Color.RED.getRGB());
    assertThat(stored(few, "png").pixels()).containsExactly(-1, 0, 0);
  }

  @Test
  void is_drawn_as_it_was_read() {
    BufferedImage noise = noise(5, 4, BufferedImage.TYPE_INT_RGB);
    BufferedImage drawn = Picture.of(noise).image();
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 5; x++) {
        assertThat(drawn.getRGB(x, y)).isEqualTo(noise.getRGB(x, y));
      }
    }
  }

  @Test
  void three_bytes_a_pixel_are_what_any_other_kind_of_image_holds() {
    BufferedImage noise = noise(7, 5, BufferedImage.TYPE_3BYTE_BGR);
    byte[] pixels = Picture.of(noise).pixels();
    assertThat(pixels).isEqualTo(Picture.of(noise(7, 5, BufferedImage.TYPE_INT_RGB)).pixels());
    BufferedImage part = noise.getSubimage(2, 1, 4, 3);
    for (int k = 0; k < 12; k++) {
      int whole = (1 + k / 4) * 7 + 2 + k % 4;
      assertThat(Picture.of(part).pixels()[12 + k]).isEqualTo(pixels[35 + whole]);
    }
  }

  @Test
  void grey_and_red_before_blue_are_taken_out_of_a_larger_image_too() {
    BufferedImage noise = noise(7, 5, BufferedImage.TYPE_INT_RGB);
    BufferedImage grey = new BufferedImage(7, 5, BufferedImage.TYPE_BYTE_GRAY);
    BufferedImage redFirst =
        new BufferedImage(
            new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, 1, DataBuffer.TYPE_BYTE),
            Raster.createInterleavedRaster(
                DataBuffer.TYPE_BYTE, 7, 5, 24, 3, new int[] {0, 1, 2}, null),
            false,
            null);
    for (int k = 0; k < 35; k++) {
      redFirst.setRGB(k % 7, k / 7, noise.getRGB(k % 7, k / 7));
      grey.getRaster().setSample(k % 7, k / 7, 0, noise.getRGB(k % 7, k / 7) & 0xff);
    }
    byte[] pixels = Picture.of(noise.getSubimage(2, 1, 4, 3)).pixels();
    assertThat(Picture.of(redFirst.getSubimage(2, 1, 4, 3)).pixels()).isEqualTo(pixels);
    byte[] blue = Arrays.copyOfRange(pixels, 24, 36);
    byte[] greys = Picture.of(grey.getSubimage(2, 1, 4, 3)).pixels();
    for (int c = 0; c < 3; c++) {
      assertThat(Arrays.copyOfRange(greys, 12 * c, 12 * (c + 1))).isEqualTo(blue);
    }
  }

  @ParameterizedTest
  @MethodSource("storedByPil")
  void has_the_colours_and_stands_upright_as_pil_has_it(String name, JsonNode expected)
      throws Exception {
    Path file = Path.of(PictureTest.class.getResource("/pictures/" + name).toURI());

    Picture picture = PictureFile.read(file);

    int width = expected.get("size").get(0).asInt();
    int height = expected.get("size").get(1).asInt();
    assertThat(picture.width()).isEqualTo(width);
    assertThat(picture.height()).isEqualTo(height);
    for (int corner = 0; corner < 4; corner++) {
      int x = corner % 2 == 0 ? 4 : width - 5;
      int y = corner < 2 ? 4 : height - 5;
      for (int c = 0; c < 3; c++) {
        assertThat(picture.pixels()[(c * height + y) * width + x] & 0xff)
            .as("corner %d, colour %d", corner, c)
            .isCloseTo(expected.get("corners").get(corner).get(c).asInt(), within(2));
      }
    }
  }

  static Stream<Arguments> storedByPil() throws Exception {
    try (InputStream in = PictureTest.class.getResourceAsStream("/pictures/expected.json")) {
      return new ObjectMapper()
          .readTree(in).properties().stream()
              .map(each -> Arguments.of(each.getKey(), each.getValue()));
    }
  }

  @Test
  void a_file_that_is_no_picture_is_refused_in_one_line() throws Exception {
    Path file = folder.resolve("it.jpg");
    assertThatThrownBy(() -> PictureFile.read(file)).isInstanceOf(NoSuchFileException.class);
    refuses(folder, "is no file");
    Files.writeString(file, "a text");
    refuses(file, "is no picture: neither PNG nor JPEG");
    Files.write(file, new byte[0]);
    refuses(file, "is no picture");
    ImageIO.write(noise(64, 64, BufferedImage.TYPE_INT_RGB), "jpg", file.toFile());
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    refuses(file, "is damaged: the end of the picture is missing");
    Path png = folder.resolve("it.png");
    ImageIO.write(noise(64, 64, BufferedImage.TYPE_INT_RGB), "png", png.toFile());
    byte[] bytes = Files.readAllBytes(png);
    Files.write(png, Arrays.copyOf(bytes, bytes.length / 2));
    refuses(png, "it.png");
    bytes[16] = 0x7f; // The width.
    Files.write(png, bytes);
    refuses(png, "is larger than a picture can be");
  }

  @Test
  void a_thousand_damaged_files_are_read_or_refused() throws Exception {
    List<Path> originals;
    Path pictures = Path.of(PictureTest.class.getResource("/pictures").toURI());
    try (Stream<Path> all = Files.list(pictures)) {
      originals =
          new ArrayList<>(all.filter(each -> each.toString().endsWith(".jpg")).sorted().toList());
    }
    for (String format : new String[] {"png", "gif", "bmp"}) {
      originals.add(folder.resolve("original." + format));
      ImageIO.write(
          noise(16, 16, BufferedImage.TYPE_INT_RGB),
          format,
          folder.resolve("original." + format).toFile());
    }
    Random random = new Random(1);
    Path file = folder.resolve("it");
    int refused = 0;
    for (int i = 0; i < 1_000; i++) {
      byte[] bytes = Files.readAllBytes(originals.get(i % originals.size()));
      for (int k = 0; k <= i % 4; k++) {
        // Half of them in the head, where a byte decides more.
        int length = k % 2 == 0 ? Math.min(512, bytes.length) : bytes.length;
        bytes[random.nextInt(length)] = (byte) random.nextInt(256);
      }
      Files.write(file, bytes);
      try {
        PictureFile.read(file);
      } catch (BadDataException fault) {
        refused++;
        assertThat(fault.getMessage()).startsWith(file.toString()).doesNotContain("\n");
      }
    }
    assertThat(originals).hasSizeGreaterThan(5);
    assertThat(refused).isBetween(100, 900);
  }

  private static void refuses(Path file, String words) {
    assertThatThrownBy(() -> PictureFile.read(file))
        .isInstanceOf(BadDataException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining(words)
        .hasMessageNotContaining("\n");
  }

  private Picture stored(BufferedImage image, String format) throws Exception {
    Path file = folder.resolve("stored." + format);
    ImageIO.write(image, format, file.toFile());
    return PictureFile.read(file);
  }

  private static BufferedImage noise(int width, int height, int type) {
    Random random = new Random(7);
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, random.nextInt(1 << 24));
      }
    }
    return image;
  }

  private static byte[] bytes(JsonNode values) {
    byte[] bytes = new byte[values.size()];
    for (int k = 0; k < bytes.length; k++) {
      bytes[k] = (byte) values.get(k).asInt();
    }
    return bytes;
  }

  @Test
  void what_a_phone_puts_behind_a_photo_is_none_of_ours() throws Exception {
    Path file = folder.resolve("it.jpg");
    ImageIO.write(noise(64, 64, BufferedImage.TYPE_INT_RGB), "jpg", file.toFile());
    byte[] whole = Files.readAllBytes(file);
    byte[] film = {0, 0, (byte) 0xff, (byte) 0xda, 0, 8, (byte) 0xff, 1};
    Picture alone = PictureFile.read(file);

    Files.write(file, film, StandardOpenOption.APPEND);

    assertThat(PictureFile.read(file).pixels()).isEqualTo(alone.pixels());
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    Files.write(file, film, StandardOpenOption.APPEND);
    refuses(file, "is damaged: the end of the picture is missing");
  }

  @Test
  void the_end_of_a_preview_in_the_head_is_not_the_end_of_the_photo() throws Exception {
    Path file = folder.resolve("it.jpg");
    ImageIO.write(noise(64, 64, BufferedImage.TYPE_INT_RGB), "jpg", file.toFile());
    byte[] whole = Files.readAllBytes(file);
    byte[] preview = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe1, 0, 6, 0, 0};
    preview[6] = (byte) 0xff;
    preview[7] = (byte) 0xd9;
    Files.write(file, preview);
    Files.write(file, Arrays.copyOfRange(whole, 2, whole.length / 2), StandardOpenOption.APPEND);
    refuses(file, "is damaged: the end of the picture is missing");

    Files.write(file, preview);
    Files.write(file, Arrays.copyOfRange(whole, 2, whole.length), StandardOpenOption.APPEND);
    assertThat(PictureFile.read(file).width()).isEqualTo(64);
  }
}
