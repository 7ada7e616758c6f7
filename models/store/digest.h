#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace haven {

// SHA-256, 32 bytes as they are stored.
using Hash = std::array<char, 32>;

Hash sha256(std::string_view bytes);
std::string_view bytesOf(const Hash& hash);
// Bytes that are not a hash give one of zeros, which matches nothing that was hashed.
Hash hashFrom(std::string_view bytes);
std::string hexOf(std::string_view bytes);
// From the system's random source.
std::string randomBytes(std::size_t count);

} // namespace haven
