#include "models/store/seal_crypto.h"

#include "models/base/contracts.h"
#include "models/base/text.h"
#include "models/store/digest.h"

#include <algorithm>
#include <array>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/param_build.h>
#include <sodium.h>
#include <system_error>
#include <thread>
#include <unordered_set>

namespace haven {

namespace {

constexpr char kFormat = 1;
constexpr std::size_t kRootsKept = 1024;
constexpr std::size_t kRootThreadsMax = 4;
constexpr std::size_t kRootsAThread = 32;              // for fewer no thread is worth its start
constexpr std::size_t kBlobHead = 1 + kPublicKeyBytes; // format and ephemeral key
constexpr const char* kCurve = "P-256";
constexpr std::string_view kHkdfInfo = "haven sealed notes v1|";

struct CipherFree {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
struct PkeyFree {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
using Pkey = std::unique_ptr<EVP_PKEY, PkeyFree>;
struct ContextFree {
    void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
};
struct NumberFree {
    void operator()(BIGNUM* number) const { BN_clear_free(number); }
};
struct BuildFree {
    void operator()(OSSL_PARAM_BLD* build) const { OSSL_PARAM_BLD_free(build); }
};
struct ParamFree {
    void operator()(OSSL_PARAM* params) const { OSSL_PARAM_free(params); }
};

const unsigned char* bytesAt(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* bytesAt(std::string& text)
{
    return reinterpret_cast<unsigned char*>(text.data());
}

// Fetched once: looking it up costs more than sealing a key.
const EVP_CIPHER* gcm()
{
    static const EVP_CIPHER* const cipher = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
    HAVEN_ASSERT(cipher != nullptr);
    return cipher;
}

// Precondition: kSealKeyBytes lie at `out`.
void hmacInto(unsigned char* out, std::string_view key, std::string_view text)
{
    unsigned int size = 0;
    const auto* made = HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytesAt(text),
                            text.size(), out, &size);
    HAVEN_ASSERT(made != nullptr);
    HAVEN_ASSERT(size == kSealKeyBytes);
}

LockedBytes hmac(std::string_view key, std::string_view text)
{
    LockedBytes out(kSealKeyBytes);
    hmacInto(out.data(), key, text);
    return out;
}

// RFC 5869 for one block: 32 bytes are all that is ever asked for.
void expandInto(LockedBytes& out, std::string_view root, std::string_view context)
{
    std::string info(kHkdfInfo);
    info += context;
    info += '\x01';
    HAVEN_ASSERT(out.size() == kSealKeyBytes);
    hmacInto(out.data(), root, info);
}

LockedBytes expanded(const LockedBytes& root, std::string_view context)
{
    LockedBytes out(kSealKeyBytes);
    expandInto(out, root.view(), context);
    return out;
}

// How many bytes were opened into `out`; nothing where the tag does not fit.
std::optional<std::size_t> openInto(LockedBytes& out, const LockedBytes& key, std::string_view blob,
                                    std::string_view context)
{
    if (key.size() != kSealKeyBytes || blob.size() < kSealNonceBytes + kSealTagBytes)
        return std::nullopt;
    const std::size_t length = blob.size() - kSealNonceBytes - kSealTagBytes;
    if (length > out.size())
        return std::nullopt;
    const std::unique_ptr<EVP_CIPHER_CTX, CipherFree> cipher(EVP_CIPHER_CTX_new());
    HAVEN_ASSERT(cipher != nullptr);
    std::string tag(blob.substr(blob.size() - kSealTagBytes));
    std::array<unsigned char, kSealTagBytes> rest{};
    unsigned char* const text = length > 0 ? out.data() : rest.data();
    int size = 0;
    bool ok = EVP_DecryptInit_ex2(cipher.get(), gcm(), key.data(), bytesAt(blob), nullptr) == 1;
    ok = ok && EVP_DecryptUpdate(cipher.get(), nullptr, &size, bytesAt(context),
                                 static_cast<int>(context.size())) == 1;
    ok = ok && EVP_DecryptUpdate(cipher.get(), text, &size, bytesAt(blob) + kSealNonceBytes,
                                 static_cast<int>(length)) == 1;
    ok = ok &&
         EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_AEAD_SET_TAG, kSealTagBytes, tag.data()) == 1;
    if (!ok || EVP_DecryptFinal_ex(cipher.get(), rest.data(), &size) != 1) {
        sodium_memzero(text, length);
        return std::nullopt;
    }
    return length;
}

// What padded() put before the text.
constexpr std::size_t kLengthBytes = 4;

std::optional<std::string_view> insideOf(std::string_view bytes)
{
    if (bytes.size() < kLengthBytes)
        return std::nullopt;
    std::size_t length = 0;
    for (unsigned i = 0; i < kLengthBytes; ++i)
        length |= std::size_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
    if (length > bytes.size() - kLengthBytes)
        return std::nullopt;
    return bytes.substr(kLengthBytes, length);
}

Pkey pkeyFrom(std::string_view publicKey, const LockedBytes* secret)
{
    const std::unique_ptr<OSSL_PARAM_BLD, BuildFree> build(OSSL_PARAM_BLD_new());
    const std::unique_ptr<BIGNUM, NumberFree> number(BN_secure_new());
    HAVEN_ASSERT(build != nullptr);
    bool ok =
        OSSL_PARAM_BLD_push_utf8_string(build.get(), OSSL_PKEY_PARAM_GROUP_NAME, kCurve, 0) == 1 &&
        OSSL_PARAM_BLD_push_octet_string(build.get(), OSSL_PKEY_PARAM_PUB_KEY, publicKey.data(),
                                         publicKey.size()) == 1;
    if (secret) {
        BN_set_flags(number.get(), BN_FLG_CONSTTIME);
        ok = ok &&
             BN_bin2bn(secret->data(), static_cast<int>(secret->size()), number.get()) != nullptr &&
             OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_PRIV_KEY, number.get()) == 1;
    }
    const std::unique_ptr<OSSL_PARAM, ParamFree> params(ok ? OSSL_PARAM_BLD_to_param(build.get())
                                                           : nullptr);
    const std::unique_ptr<EVP_PKEY_CTX, ContextFree> context(
        EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    EVP_PKEY* key = nullptr;
    const int selection = secret ? EVP_PKEY_KEYPAIR : EVP_PKEY_PUBLIC_KEY;
    if (!params || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
        EVP_PKEY_fromdata(context.get(), &key, selection, params.get()) != 1)
        return nullptr;
    return Pkey(key);
}

// Calls `work` with parts of 0 to `count`, side by side where there are processors for it, and
// comes back when all of them are done.
template <class Work>
void inParts(std::size_t count, const Work& work)
{
    const std::size_t processors = std::max(1U, std::thread::hardware_concurrency());
    const std::size_t parts =
        std::clamp<std::size_t>(count / kRootsAThread, 1, std::min(processors, kRootThreadsMax));
    std::vector<std::thread> threads;
    std::size_t from = 0;
    for (std::size_t part = 1; part < parts; ++part) {
        const std::size_t to = count * part / parts;
        try {
            threads.emplace_back(work, from, to);
        } catch (const std::system_error&) {
            break; // no thread is to be had: the rest is done here
        }
        from = to;
    }
    work(from, count);
    for (auto& thread : threads)
        thread.join();
}

} // namespace

// HKDF's first half over the point that two keys share, bound to both public keys. One key of the
// two stays the same, so what OpenSSL needs of it is made once and not for every point. One thread
// at a time.
class RootMaker final
{
public:
    RootMaker(std::string_view publicKey, const LockedBytes& secret)
        : m_key(pkeyFrom(publicKey, &secret)),
          m_context(m_key ? EVP_PKEY_CTX_new_from_pkey(nullptr, m_key.get(), nullptr) : nullptr),
          m_other(EVP_PKEY_new()), m_shared(kSealKeyBytes)
    {
        m_isReady = m_context && EVP_PKEY_derive_init(m_context.get()) == 1 && m_other &&
                    EVP_PKEY_copy_parameters(m_other.get(), m_key.get()) == 1;
    }
    bool isReady() const { return m_isReady; }
    // Into kSealKeyBytes at `root`. False: the other is no point of the curve.
    [[nodiscard]] bool make(std::string_view other, std::string_view salt, unsigned char* root)
    {
        HAVEN_ASSERT(m_isReady);
        std::size_t size = m_shared.size();
        if (EVP_PKEY_set1_encoded_public_key(m_other.get(), bytesAt(other), other.size()) != 1 ||
            EVP_PKEY_derive_set_peer_ex(m_context.get(), m_other.get(), 0) != 1 ||
            EVP_PKEY_derive(m_context.get(), m_shared.data(), &size) != 1 ||
            size != m_shared.size())
            return false;
        hmacInto(root, salt, m_shared.view());
        return true;
    }

private:
    Pkey m_key;
    std::unique_ptr<EVP_PKEY_CTX, ContextFree> m_context;
    Pkey m_other; // each in its turn
    LockedBytes m_shared;
    bool m_isReady = false;
};

std::string sealWithNonce(const LockedBytes& key, std::string_view nonce, std::string_view bytes,
                          std::string_view context)
{
    HAVEN_ASSERT(key.size() == kSealKeyBytes);
    HAVEN_ASSERT(nonce.size() == kSealNonceBytes);
    const std::unique_ptr<EVP_CIPHER_CTX, CipherFree> cipher(EVP_CIPHER_CTX_new());
    HAVEN_ASSERT(cipher != nullptr);
    std::string out(nonce);
    out.resize(kSealNonceBytes + bytes.size() + kSealTagBytes);
    unsigned char* const text = bytesAt(out) + kSealNonceBytes;
    int size = 0;
    bool ok = EVP_EncryptInit_ex2(cipher.get(), gcm(), key.data(), bytesAt(nonce), nullptr) == 1;
    ok = ok && EVP_EncryptUpdate(cipher.get(), nullptr, &size, bytesAt(context),
                                 static_cast<int>(context.size())) == 1;
    ok = ok && EVP_EncryptUpdate(cipher.get(), text, &size, bytesAt(bytes),
                                 static_cast<int>(bytes.size())) == 1;
    HAVEN_ASSERT(ok && static_cast<std::size_t>(size) == bytes.size());
    ok = EVP_EncryptFinal_ex(cipher.get(), text + size, &size) == 1 &&
         EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_AEAD_GET_TAG, kSealTagBytes,
                             text + bytes.size()) == 1;
    HAVEN_ASSERT(ok);
    return out;
}

std::string sealWith(const LockedBytes& key, std::string_view bytes, std::string_view context)
{
    return sealWithNonce(key, randomBytes(kSealNonceBytes), bytes, context);
}

std::optional<LockedBytes> openWith(const LockedBytes& key, std::string_view blob,
                                    std::string_view context)
{
    if (blob.size() < kSealNonceBytes + kSealTagBytes)
        return std::nullopt;
    LockedBytes out(blob.size() - kSealNonceBytes - kSealTagBytes);
    if (!openInto(out, key, blob, context))
        return std::nullopt;
    return out;
}

SealKeyPair makeSealKeyPair()
{
    const Pkey key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", kCurve));
    HAVEN_ASSERT(key != nullptr);
    BIGNUM* found = nullptr;
    const int got = EVP_PKEY_get_bn_param(key.get(), OSSL_PKEY_PARAM_PRIV_KEY, &found);
    const std::unique_ptr<BIGNUM, NumberFree> number(found);
    HAVEN_ASSERT(got == 1);
    SealKeyPair pair;
    pair.secret = LockedBytes(kSealKeyBytes);
    const int put =
        BN_bn2binpad(number.get(), pair.secret.data(), static_cast<int>(pair.secret.size()));
    HAVEN_ASSERT(put == static_cast<int>(kSealKeyBytes));
    const auto publicKey = publicKeyOf(pair.secret);
    HAVEN_ASSERT(publicKey.has_value());
    pair.publicKey = *publicKey;
    return pair;
}

std::optional<std::string> publicKeyOf(const LockedBytes& secret)
{
    if (secret.size() != kSealKeyBytes)
        return std::nullopt;
    const std::unique_ptr<EC_GROUP, decltype(&EC_GROUP_free)> group(
        EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1), &EC_GROUP_free);
    HAVEN_ASSERT(group != nullptr);
    const std::unique_ptr<EC_POINT, decltype(&EC_POINT_free)> point(EC_POINT_new(group.get()),
                                                                    &EC_POINT_free);
    const std::unique_ptr<BIGNUM, NumberFree> number(BN_secure_new());
    HAVEN_ASSERT(point != nullptr && number != nullptr);
    BN_set_flags(number.get(), BN_FLG_CONSTTIME);
    if (!BN_bin2bn(secret.data(), static_cast<int>(secret.size()), number.get()) ||
        BN_is_zero(number.get()) || BN_cmp(number.get(), EC_GROUP_get0_order(group.get())) >= 0)
        return std::nullopt;
    std::string out(kPublicKeyBytes, '\0');
    const bool ok =
        EC_POINT_mul(group.get(), point.get(), number.get(), nullptr, nullptr, nullptr) == 1 &&
        EC_POINT_point2oct(group.get(), point.get(), POINT_CONVERSION_UNCOMPRESSED, bytesAt(out),
                           out.size(), nullptr) == out.size();
    HAVEN_ASSERT(ok);
    return out;
}

std::optional<SealingTo> SealingTo::make(const std::string& publicKey)
{
    return make(publicKey, makeSealKeyPair());
}

std::optional<SealingTo> SealingTo::make(const std::string& publicKey, SealKeyPair ephemeral)
{
    RootMaker maker(ephemeral.publicKey, ephemeral.secret);
    SealingTo sealing;
    sealing.m_root = LockedBytes(kSealKeyBytes);
    if (!maker.isReady() ||
        !maker.make(publicKey, ephemeral.publicKey + publicKey, sealing.m_root.data()))
        return std::nullopt;
    sealing.m_ephemeral = std::move(ephemeral.publicKey);
    return sealing;
}

std::string SealingTo::seal(std::string_view bytes, std::string_view context) const
{
    return sealWithNonce(randomBytes(kSealNonceBytes), bytes, context);
}

std::string SealingTo::sealWithNonce(std::string_view nonce, std::string_view bytes,
                                     std::string_view context) const
{
    return kFormat + m_ephemeral +
           haven::sealWithNonce(expanded(m_root, context), nonce, bytes, context);
}

bool isWrappedKey(std::string_view blob)
{
    constexpr char kUncompressed = 4; // SEC 1: the first byte of such a point
    return blob.size() == kWrappedKeyBytes && blob[0] == kFormat && blob[1] == kUncompressed;
}

OpeningWith::OpeningWith() = default;
OpeningWith::OpeningWith(OpeningWith&& other) noexcept = default;
OpeningWith& OpeningWith::operator=(OpeningWith&& other) noexcept = default;
OpeningWith::~OpeningWith() = default;

std::optional<OpeningWith> OpeningWith::make(const LockedBytes& secret)
{
    const auto publicKey = publicKeyOf(secret);
    if (!publicKey)
        return std::nullopt;
    OpeningWith opening;
    opening.m_maker = std::make_unique<RootMaker>(*publicKey, secret);
    opening.m_publicKey = *publicKey;
    opening.m_secret = LockedBytes::copyOf(secret.view());
    if (!opening.m_maker->isReady())
        return std::nullopt;
    return opening;
}

unsigned char* OpeningWith::placeFor(const std::string& ephemeral)
{
    if (m_roots.isEmpty()) {
        m_roots = LockedBytes(kRootsKept * kSealKeyBytes);
        m_ephemerals.resize(kRootsKept);
    }
    const std::size_t place = m_nextRoot++ % kRootsKept;
    m_places.erase(m_ephemerals[place]);
    m_ephemerals[place] = ephemeral;
    m_places[ephemeral] = place;
    return m_roots.data() + place * kSealKeyBytes;
}

std::optional<std::string_view> OpeningWith::rootFor(std::string_view ephemeral)
{
    const std::string point(ephemeral);
    const auto found = m_places.find(point);
    if (found != m_places.end())
        return m_roots.view().substr(found->second * kSealKeyBytes, kSealKeyBytes);
    if (m_made.isEmpty())
        m_made = LockedBytes(kSealKeyBytes);
    if (!m_maker->make(point, point + m_publicKey, m_made.data()))
        return std::nullopt;
    unsigned char* const root = placeFor(point);
    std::copy(m_made.data(), m_made.data() + kSealKeyBytes, root);
    return std::string_view(reinterpret_cast<const char*>(root), kSealKeyBytes);
}

void OpeningWith::meet(const std::vector<std::string_view>& blobs)
{
    std::vector<std::string> points;
    std::unordered_set<std::string> seen;
    for (const auto& blob : blobs) {
        if (blob.size() < kBlobHead || blob.front() != kFormat || points.size() == kRootsKept)
            continue;
        std::string point(blob.substr(1, kPublicKeyBytes));
        if (m_places.count(point) == 0 && seen.insert(point).second)
            points.push_back(std::move(point));
    }
    if (points.size() < 2)
        return; // rootFor() does it as well
    LockedBytes roots(points.size() * kSealKeyBytes);
    std::vector<char> isMade(points.size(), 0); // a byte each: threads write side by side
    const auto make = [&](std::size_t from, std::size_t to) {
        RootMaker maker(m_publicKey, m_secret);
        for (std::size_t n = from; n < to && maker.isReady(); ++n)
            isMade[n] =
                maker.make(points[n], points[n] + m_publicKey, roots.data() + n * kSealKeyBytes);
    };
    inParts(points.size(), make);
    for (std::size_t n = 0; n < points.size(); ++n) {
        const unsigned char* const root = roots.data() + n * kSealKeyBytes;
        if (isMade[n])
            std::copy(root, root + kSealKeyBytes, placeFor(points[n]));
    }
}

std::optional<LockedBytes> OpeningWith::open(std::string_view blob, std::string_view context)
{
    if (blob.size() < kBlobHead + kSealNonceBytes + kSealTagBytes)
        return std::nullopt;
    LockedBytes out(blob.size() - kBlobHead - kSealNonceBytes - kSealTagBytes);
    if (!openKey(out, blob, context))
        return std::nullopt;
    return out;
}

bool OpeningWith::openKey(LockedBytes& into, std::string_view blob, std::string_view context)
{
    if (blob.size() < kBlobHead || blob.front() != kFormat)
        return false;
    const auto root = rootFor(blob.substr(1, kPublicKeyBytes));
    if (!root)
        return false;
    if (m_wrapping.isEmpty())
        m_wrapping = LockedBytes(kSealKeyBytes);
    expandInto(m_wrapping, *root, context);
    const auto size = openInto(into, m_wrapping, blob.substr(kBlobHead), context);
    return size == into.size();
}

NoteOpener::NoteOpener(OpeningWith& group)
    : m_group(group), m_key(kSealKeyBytes), m_text(kSealedBlobMax)
{}

std::optional<std::string_view> NoteOpener::open(std::string_view wrapped,
                                                 std::string_view keyContext, std::string_view blob,
                                                 std::string_view context)
{
    if (!m_group.openKey(m_key, wrapped, keyContext))
        return std::nullopt;
    const auto size = openInto(m_text, m_key, blob, context);
    if (!size)
        return std::nullopt;
    return insideOf(m_text.view().substr(0, *size));
}

LockedBytes keyFromPassword(std::string_view password, std::string_view salt,
                            const PasswordCost& cost)
{
    HAVEN_ASSERT(sodium_init() >= 0);
    HAVEN_ASSERT(salt.size() == kSealSaltBytes);
    LockedBytes key(kSealKeyBytes);
    const int made =
        crypto_pwhash(key.data(), key.size(), password.data(), password.size(), bytesAt(salt),
                      static_cast<unsigned long long>(cost.passes),
                      static_cast<std::size_t>(cost.memory), crypto_pwhash_ALG_ARGON2ID13);
    HAVEN_ASSERT(made == 0); // only memory can be missing
    return key;
}

LockedBytes keyFromCodes(std::string_view first, std::string_view second, std::string_view context)
{
    std::string both = std::to_string(first.size()) + ":";
    both += first;
    both += second;
    const LockedBytes root = hmac("haven escrow v1", both);
    wipe(both);
    return expanded(root, context);
}

LockedBytes padded(std::string_view text)
{
    const std::size_t steps = (kLengthBytes + text.size() + kSealStepBytes - 1) / kSealStepBytes;
    LockedBytes out(steps * kSealStepBytes);
    for (unsigned i = 0; i < kLengthBytes; ++i)
        out.data()[i] = static_cast<unsigned char>((text.size() >> (8 * i)) & 0xffU);
    std::copy(text.begin(), text.end(), out.data() + kLengthBytes);
    return out;
}

std::optional<LockedBytes> unpadded(const LockedBytes& bytes)
{
    const auto inside = insideOf(bytes.view());
    return inside ? std::optional(LockedBytes::copyOf(*inside)) : std::nullopt;
}

std::string base64Of(std::string_view bytes)
{
    HAVEN_ASSERT(sodium_init() >= 0);
    std::string out(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(out.data(), out.size(), bytesAt(bytes), bytes.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    out.pop_back(); // the end mark
    return out;
}

std::optional<std::string> fromBase64(std::string_view text)
{
    if (text.size() % 4 != 0)
        return std::nullopt;
    std::string out(text.size() / 4 * 3, '\0');
    const int size = EVP_DecodeBlock(bytesAt(out), bytesAt(text), static_cast<int>(text.size()));
    if (size < 0)
        return std::nullopt;
    std::size_t marks = 0; // "=" at the end stands for bytes that are not there
    while (marks < text.size() && marks < 2 && text[text.size() - 1 - marks] == '=')
        ++marks;
    out.resize(static_cast<std::size_t>(size) - marks);
    return out;
}

std::string fingerprintOf(std::string_view publicKey)
{
    const std::string hex = toUpper(hexOf(bytesOf(sha256(publicKey)).substr(0, 8)));
    return hex.substr(0, 4) + "-" + hex.substr(4, 4) + "-" + hex.substr(8, 4) + "-" +
           hex.substr(12);
}

} // namespace haven
