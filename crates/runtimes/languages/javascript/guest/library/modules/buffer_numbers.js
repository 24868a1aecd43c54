// Buffer's methods that read and write numbers.
import { outOfRange } from 'node:internal/errors';

const kinds = {
  UInt8: ['Uint8', 1],
  Int8: ['Int8', 1],
  UInt16: ['Uint16', 2],
  Int16: ['Int16', 2],
  UInt32: ['Uint32', 4],
  Int32: ['Int32', 4],
  Float: ['Float32', 4],
  Double: ['Float64', 8],
  BigInt64: ['BigInt64', 8],
  BigUInt64: ['BigUint64', 8],
};

export const numberMethods = {};

const viewOf = (buffer) => new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);

function checkOffset(buffer, offset, size) {
  if (!Number.isInteger(offset) || offset < 0 || offset + size > buffer.length) {
    throw outOfRange('offset', `>= 0 and <= ${Math.max(buffer.length - size, 0)}`, offset);
  }
}

function addMethods(name, kind, size, ending, little) {
  const get = DataView.prototype[`get${kind}`];
  const set = DataView.prototype[`set${kind}`];
  const read = function (offset = 0) {
    checkOffset(this, offset, size);
    return get.call(viewOf(this), offset, little);
  };
  const write = function (value, offset = 0) {
    checkOffset(this, offset, size);
    set.call(viewOf(this), offset, value, little);
    return offset + size;
  };
  numberMethods[`read${name}${ending}`] = read;
  numberMethods[`write${name}${ending}`] = write;
  if (name.includes('UInt')) {
    numberMethods[`read${name.replace('UInt', 'Uint')}${ending}`] = read;
    numberMethods[`write${name.replace('UInt', 'Uint')}${ending}`] = write;
  }
}

for (const name of Object.keys(kinds)) {
  const [kind, size] = kinds[name];
  if (size === 1) {
    addMethods(name, kind, size, '', true);
    continue;
  }
  addMethods(name, kind, size, 'LE', true);
  addMethods(name, kind, size, 'BE', false);
}

numberMethods.readUIntBE = numberMethods.readUintBE = function (offset, length) {
  checkOffset(this, offset, length);
  return this.subarray(offset, offset + length).reduce((number, byte) => number * 256 + byte, 0);
};
numberMethods.readUIntLE = numberMethods.readUintLE = function (offset, length) {
  checkOffset(this, offset, length);
  return this.subarray(offset, offset + length).reduceRight((number, byte) => number * 256 + byte, 0);
};
