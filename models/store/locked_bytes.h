#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// Memory for what must never reach a disk: keys and the words of sealed notes.
namespace haven {

// Bytes between guard pages, locked as far as the system lets us, wiped when let go. Moved, never
// copied by accident. A page each at least: for a few, not for thousands.
class LockedBytes final
{
public:
    LockedBytes() = default;
    explicit LockedBytes(std::size_t size);
    static LockedBytes random(std::size_t size);
    static LockedBytes copyOf(std::string_view bytes);
    LockedBytes(LockedBytes&& other) noexcept;
    LockedBytes& operator=(LockedBytes&& other) noexcept;
    LockedBytes(const LockedBytes&) = delete;
    LockedBytes& operator=(const LockedBytes&) = delete;
    ~LockedBytes();

    std::size_t size() const { return m_size; }
    bool isEmpty() const { return m_size == 0; }
    unsigned char* data() { return m_bytes; }
    const unsigned char* data() const { return m_bytes; }
    std::string_view view() const;
    // What is beyond is wiped with the rest.
    void shrink(std::size_t size);

private:
    unsigned char* m_bytes = nullptr;
    std::size_t m_size = 0;
};

// Overwrites text that had to lie in ordinary memory for a moment, then empties it.
void wipe(std::string& text);

// From here on this process leaves no core, and nobody but root looks into it. Before the first key
// is opened; may be called again. Answers whether the system did it.
enum class Shut { Yes, No };
[[nodiscard]] Shut shutProcess();

} // namespace haven
