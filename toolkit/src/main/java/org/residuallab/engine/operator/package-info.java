/**
 * One file for each operation of a network: an {@code Operator} reads and writes {@code Value}s and
 * appends its primitives to a program, forwards and backwards. oneDNN chooses the layouts, which
 * are kept from operator to operator. Which layer becomes which operator is not decided here.
 */
package org.residuallab.engine.operator;
