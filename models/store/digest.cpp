#include "models/store/digest.h"

#include "models/base/contracts.h"

#include <algorithm>
#include <openssl/evp.h>
#include <sodium.h>

namespace haven {

Hash sha256(std::string_view bytes)
{
    std::array<unsigned char, 32> out{};
    unsigned int size = 0;
    const int done =
        EVP_Digest(bytes.data(), bytes.size(), out.data(), &size, EVP_sha256(), nullptr);
    HAVEN_ASSERT(done == 1);
    HAVEN_ASSERT(size == out.size());
    Hash hash{};
    std::copy(out.begin(), out.end(), hash.begin());
    return hash;
}

std::string_view bytesOf(const Hash& hash)
{
    return std::string_view(hash.data(), hash.size());
}

Hash hashFrom(std::string_view bytes)
{
    Hash hash{};
    if (bytes.size() == hash.size())
        std::copy(bytes.begin(), bytes.end(), hash.begin());
    return hash;
}

std::string hexOf(std::string_view bytes)
{
    constexpr const char* kHex = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        out += kHex[byte >> 4U];
        out += kHex[byte & 15U];
    }
    return out;
}

std::string randomBytes(std::size_t count)
{
    HAVEN_ASSERT(sodium_init() >= 0);
    std::string out(count, '\0');
    randombytes_buf(out.data(), out.size());
    return out;
}

} // namespace haven
