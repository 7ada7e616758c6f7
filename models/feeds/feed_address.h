#pragma once

#include "models/base/enums.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace haven {

// Own: the machine's own receiver, through whatever Qt Positioning finds.
HAVEN_ENUM(FeedLink, Tcp, Udp, Serial, File, Own)

inline constexpr std::uint16_t kGpsdPort = 2947;
inline constexpr std::int32_t kBaudUsual = 4800; // what NMEA 0183 asks for

struct FeedAddress {
    FeedLink link = FeedLink::File;
    std::string host; // Tcp; for Udp the address to listen at, empty for all
    std::uint16_t port = 0;
    std::string path; // of the file or the device
    std::int32_t baud = kBaudUsual;
    bool isGpsd = false; // a TCP line that is told to WATCH first
    bool operator==(const FeedAddress&) const = default;
};

struct FeedAddressRead {
    std::optional<FeedAddress> address;
    std::string wrong; // why there is none, as half a sentence
};

// tcp://host:port  udp://:port  udp://address:port  gpsd://host[:port]
// serial:///dev/ttyUSB0?baud=9600 own:  and a path; a path in /dev is a serial device. An IPv6 host
// stands in brackets.
FeedAddressRead readFeedAddress(std::string_view text);

} // namespace haven
