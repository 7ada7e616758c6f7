#include "models/store/locked_bytes.h"

#include "models/base/contracts.h"

#include <algorithm>
#include <openssl/crypto.h>
#include <sodium.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <utility>

namespace haven {

LockedBytes::LockedBytes(std::size_t size) : m_size(size)
{
    HAVEN_ASSERT(sodium_init() >= 0);
    if (size == 0)
        return;
    m_bytes = static_cast<unsigned char*>(sodium_malloc(size));
    HAVEN_ASSERT(m_bytes != nullptr); // only memory can be missing
    sodium_memzero(m_bytes, size);
}

LockedBytes LockedBytes::random(std::size_t size)
{
    LockedBytes bytes(size);
    randombytes_buf(bytes.m_bytes, size);
    return bytes;
}

LockedBytes LockedBytes::copyOf(std::string_view bytes)
{
    LockedBytes copy(bytes.size());
    std::copy(bytes.begin(), bytes.end(), copy.m_bytes);
    return copy;
}

LockedBytes::LockedBytes(LockedBytes&& other) noexcept
    : m_bytes(std::exchange(other.m_bytes, nullptr)), m_size(std::exchange(other.m_size, 0))
{}

LockedBytes& LockedBytes::operator=(LockedBytes&& other) noexcept
{
    std::swap(m_bytes, other.m_bytes);
    std::swap(m_size, other.m_size);
    return *this;
}

LockedBytes::~LockedBytes()
{
    sodium_free(m_bytes); // wipes first
}

std::string_view LockedBytes::view() const
{
    return {reinterpret_cast<const char*>(m_bytes), m_size};
}

void LockedBytes::shrink(std::size_t size)
{
    HAVEN_ASSERT(size <= m_size);
    sodium_memzero(m_bytes + size, m_size - size);
    m_size = size;
}

void wipe(std::string& text)
{
    if (!text.empty())
        sodium_memzero(text.data(), text.size());
    text.clear();
}

Shut shutProcess()
{
    constexpr std::size_t kSecureHeap = 256 * 1024;
    constexpr std::size_t kSecureStep = 32;
    // OpenSSL keeps private numbers there, locked; without it they are wiped all the same.
    if (CRYPTO_secure_malloc_initialized() == 0)
        static_cast<void>(CRYPTO_secure_malloc_init(kSecureHeap, kSecureStep));
    const rlimit none{0, 0};
    const bool isCoreless = setrlimit(RLIMIT_CORE, &none) == 0;
    const bool isClosed = prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
    return isCoreless && isClosed ? Shut::Yes : Shut::No;
}

} // namespace haven
