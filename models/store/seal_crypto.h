#pragma once

#include "models/base/result.h"
#include "models/store/locked_bytes.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// The few operations that sealed notes are made of: AES-256-GCM, P-256 with ephemeral ECDH and
// HKDF-SHA256, all through OpenSSL's EVP so that an agency can bring a validated provider; and
// Argon2id from libsodium for passwords. Every `context` is authenticated with the text: a blob
// that was moved to another place does not open. The formats are fixed for ever, with golden bytes.
namespace haven {

inline constexpr std::size_t kSealKeyBytes = 32;
inline constexpr std::size_t kSealNonceBytes = 12;
inline constexpr std::size_t kSealTagBytes = 16;
inline constexpr std::size_t kPublicKeyBytes = 65; // P-256, uncompressed
// Format, ephemeral public key, nonce, key and tag: a key as SealingTo seals it.
inline constexpr std::size_t kWrappedKeyBytes =
    1 + kPublicKeyBytes + kSealNonceBytes + kSealKeyBytes + kSealTagBytes;
inline constexpr std::size_t kSealedBlobMax = 11'264; // padded text of one note
inline constexpr std::size_t kSealStepBytes = 256;    // lengths are told in steps of this

// nonce | ciphertext | tag. Precondition: the key has kSealKeyBytes.
std::string sealWith(const LockedBytes& key, std::string_view bytes, std::string_view context);
// With the nonce given: for golden bytes alone; a nonce must never serve twice.
std::string sealWithNonce(const LockedBytes& key, std::string_view nonce, std::string_view bytes,
                          std::string_view context);
// nullopt: another key, another context, or a changed byte.
std::optional<LockedBytes> openWith(const LockedBytes& key, std::string_view blob,
                                    std::string_view context);

struct SealKeyPair {
    std::string publicKey; // kPublicKeyBytes
    LockedBytes secret;    // 32 bytes, big-endian
};
SealKeyPair makeSealKeyPair();
// The public half; nullopt where it is no secret of P-256.
std::optional<std::string> publicKeyOf(const LockedBytes& secret);

// Seals to a public key, many times with one ephemeral key: 1 | ephemeral public key | what
// sealWith() makes under HKDF(ECDH, context). One object a sitting, so that a reader of thousands
// of notes multiplies a point a sitting and not a note.
class SealingTo final
{
public:
    // nullopt where the bytes are no point of the curve.
    static std::optional<SealingTo> make(const std::string& publicKey);
    // With the ephemeral key given: for golden bytes alone.
    static std::optional<SealingTo> make(const std::string& publicKey, SealKeyPair ephemeral);
    std::string seal(std::string_view bytes, std::string_view context) const;
    std::string sealWithNonce(std::string_view nonce, std::string_view bytes,
                              std::string_view context) const;

private:
    SealingTo() = default;
    std::string m_ephemeral;
    LockedBytes m_root;
};

// Whether it looks like a key that was sealed to a public key: all that can be seen without one.
bool isWrappedKey(std::string_view blob);

class RootMaker;

// Opens what was sealed to a key pair.
class OpeningWith final
{
public:
    OpeningWith(OpeningWith&& other) noexcept;
    OpeningWith& operator=(OpeningWith&& other) noexcept;
    OpeningWith(const OpeningWith&) = delete;
    OpeningWith& operator=(const OpeningWith&) = delete;
    ~OpeningWith();
    // nullopt where it is no secret of P-256.
    static std::optional<OpeningWith> make(const LockedBytes& secret);
    const std::string& publicKey() const { return m_publicKey; }
    const LockedBytes& secret() const { return m_secret; }
    std::optional<LockedBytes> open(std::string_view blob, std::string_view context);
    // The key of one blob's text, into memory that is there already: for thousands of them. False:
    // as nullopt of open().
    [[nodiscard]] bool openKey(LockedBytes& into, std::string_view blob, std::string_view context);
    // Works out beforehand, on all processors, what opening these blobs takes most of its time for:
    // a point to multiply for each sitting that was not met lately. Of the first thousand; what is
    // no blob is passed over. Opening works without it.
    void meet(const std::vector<std::string_view>& blobs);

private:
    OpeningWith();
    std::optional<std::string_view> rootFor(std::string_view ephemeral);
    // Where the root of a sitting that is new goes, in place of the oldest.
    unsigned char* placeFor(const std::string& ephemeral);

    std::unique_ptr<RootMaker> m_maker;
    std::string m_publicKey;
    LockedBytes m_secret;
    // What was worked out for the ephemeral keys met lately: notes of a sitting lie close together,
    // but several clinicians may be sitting at a time.
    LockedBytes m_roots;
    LockedBytes m_made;                    // one root, until it has its place among them
    std::vector<std::string> m_ephemerals; // by place
    std::unordered_map<std::string, std::size_t> m_places;
    std::size_t m_nextRoot = 0;
    LockedBytes m_wrapping; // of the blob being opened
};

// Opens many notes one after the other in the same locked memory.
class NoteOpener final
{
public:
    explicit NoteOpener(OpeningWith& group);
    // The note's words, valid until the next call. nullopt: as open().
    std::optional<std::string_view> open(std::string_view wrapped, std::string_view keyContext,
                                         std::string_view blob, std::string_view context);

private:
    OpeningWith& m_group;
    LockedBytes m_key;
    LockedBytes m_text;
};

struct PasswordCost {
    std::int64_t passes = 3;
    std::int64_t memory = std::int64_t{64} * 1024 * 1024;
};
inline constexpr std::size_t kSealSaltBytes = 16;
// Argon2id, about 0.1 s. Precondition: the salt has kSealSaltBytes.
LockedBytes keyFromPassword(std::string_view password, std::string_view salt,
                            const PasswordCost& cost);
// From codes of much entropy, which need no slow function.
LockedBytes keyFromCodes(std::string_view first, std::string_view second, std::string_view context);

// Length, text and zeros up to the next kSealStepBytes; and back. nullopt: not made by padded().
LockedBytes padded(std::string_view text);
std::optional<LockedBytes> unpadded(const LockedBytes& bytes);

std::string base64Of(std::string_view bytes);
std::optional<std::string> fromBase64(std::string_view text);
// "7F2A-09C4-51BE-D3E8": the beginning of the key's SHA-256, for two people to compare by voice.
std::string fingerprintOf(std::string_view publicKey);

} // namespace haven
