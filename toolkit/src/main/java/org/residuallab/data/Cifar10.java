package org.residuallab.data;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.residuallab.data.PublishedArchive.OtherVersion;

/**
 * CIFAR-10's official binary files: what they are called, how long they are, what they hash to.
 *
 * <p>A record is one label byte and 3,072 pixel bytes, {@code [C, H, W]} with red, green, blue; a
 * file is 10,000 records and nothing else. Source: the data set's own page, cs.toronto.edu/~kriz.
 *
 * <pre>{@code
 * var onCifar = RunQuery.in(settings.results()).onImagesOf(Cifar10.NAME).list();
 * }</pre>
 */
public final class Cifar10 {

  /** The set's name. */
  public static final String NAME = "CIFAR-10";

  private static final int RECORDS = 10_000;

  /** The ten classes in the order of their numbers: as much a part of the set as its bytes. */
  public static final List<String> CLASS_NAMES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  // Of the files in the official archive, as published by others who read it. They can only err on
  // the safe side: a wrong one would make the official files an unrecognised copy.
  private static final FileHashes OFFICIAL =
      new FileHashes(
          "SHA-256",
          Map.of(
              "data_batch_1.bin",
              "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5",
              "data_batch_2.bin",
              "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed",
              "data_batch_3.bin",
              "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67",
              "data_batch_4.bin",
              "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48",
              "data_batch_5.bin",
              "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add",
              "test_batch.bin",
              "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b"));

  // Its address, its MD5 and its length as the data set's page gives them.
  private static final PublishedArchive ARCHIVE =
      new PublishedArchive(
          "cifar10",
          URI.create("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"),
          "c32a1d4ab5d03f1284b67883e8d87530",
          170_052_171,
          "cifar-10-batches-bin",
          List.of(),
          List.of(
              new OtherVersion(
                  "Python", "cifar-10-batches-py", List.of("data_batch_1", "batches.meta")),
              new OtherVersion("Matlab", "cifar-10-batches-mat", List.of("data_batch_1.mat"))));

  /** How its folder is known and read. */
  static final BinaryRecords FILES =
      new BinaryRecords(
          NAME,
          new RecordForm(RecordForm.CIFAR_SHAPE, List.of(CLASS_NAMES.size())),
          IntStream.rangeClosed(1, 5)
              .mapToObj(i -> new ImageRecords("data_batch_" + i + ".bin", RECORDS))
              .toList(),
          List.of(new ImageRecords("test_batch.bin", RECORDS)),
          "batches.meta.txt",
          CLASS_NAMES,
          OFFICIAL,
          ARCHIVE);

  private Cifar10() {}
}
