package org.residuallab.data;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.residuallab.architecture.Shape;

/**
 * CIFAR-10's official binary files: what they are called, how long they are, what they hash to.
 *
 * <p>A record is one label byte and 3,072 pixel bytes, {@code [C, H, W]} with red, green, blue; a
 * file is 10,000 records and nothing else. Source: the data set's own page, cs.toronto.edu/~kriz.
 */
public final class Cifar10 {

  /** The set's name. */
  public static final String NAME = "CIFAR-10";

  static final Shape SHAPE = new Shape(3, 32, 32);
  static final int RECORD_BYTES = 1 + 3 * 32 * 32;
  static final int RECORDS_PER_FILE = 10_000;
  static final int CLASSES = 10;

  static final List<String> TRAIN_FILES =
      IntStream.rangeClosed(1, 5).mapToObj("data_batch_%d.bin"::formatted).toList();
  static final String TEST_FILE = "test_batch.bin";
  static final String CLASS_NAMES_FILE = "batches.meta.txt";

  /** The official archive, and the MD5 that the data set's page gives for it. */
  static final String ARCHIVE_URL = "https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz";

  static final String ARCHIVE_MD5 = "c32a1d4ab5d03f1284b67883e8d87530";
  static final long ARCHIVE_BYTES = 170_052_171;

  /** The ten classes in the order of their numbers: as much a part of the set as its bytes. */
  static final List<String> CLASS_NAMES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  /**
   * SHA-256 of the files in the official archive, as published by others who read it. They can only
   * err on the safe side: a wrong one would make the official files an unrecognised copy.
   */
  static final Map<String, String> OFFICIAL_SHA256 =
      Map.of(
          "data_batch_1.bin", "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5",
          "data_batch_2.bin", "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed",
          "data_batch_3.bin", "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67",
          "data_batch_4.bin", "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48",
          "data_batch_5.bin", "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add",
          "test_batch.bin", "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b");

  static final Fingerprint OFFICIAL = Fingerprint.ofFiles(OFFICIAL_SHA256);

  private Cifar10() {}

  /** The record files in their order: training, then test. */
  static List<String> recordFiles() {
    return Stream.concat(TRAIN_FILES.stream(), Stream.of(TEST_FILE)).toList();
  }
}
