#pragma once

#include "models/exchange/byte_source.h"

#include <memory>
#include <string_view>

namespace haven {

// True when the text begins with the two bytes every gzip file begins with (RFC 1952).
bool isGzip(std::string_view start);

// Unpacks gzip while it is read, also several members one after the other (RFC 1952 2.2).
// read() refuses with GzipDamaged for a truncated file, a wrong checksum, and bytes after the end.
std::unique_ptr<ByteSource> gzipSource(std::unique_ptr<ByteSource> packed);

} // namespace haven
