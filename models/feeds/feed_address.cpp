#include "models/feeds/feed_address.h"

#include "models/base/text.h"
#include "models/geo/wire_fields.h"

namespace haven {

namespace {

constexpr std::size_t kAddressMax = 1024;
constexpr std::size_t kHostMax = 253; // of a DNS name

FeedAddressRead wrongAddress(std::string why)
{
    return {std::nullopt, std::move(why)};
}

struct HostPort {
    std::string host;
    std::optional<std::uint16_t> port; // empty where none is written
};

std::optional<HostPort> hostPortOf(std::string_view text)
{
    HostPort out;
    std::string_view port;
    if (!text.empty() && text.front() == '[') {
        const auto end = text.find(']');
        if (end == std::string_view::npos)
            return std::nullopt;
        out.host = std::string(text.substr(1, end - 1));
        port = text.substr(end + 1);
        if (!port.empty() && port.front() != ':')
            return std::nullopt;
    } else {
        const auto colon = text.rfind(':');
        out.host = std::string(text.substr(0, colon));
        port = colon == std::string_view::npos ? std::string_view{} : text.substr(colon);
    }
    if (out.host.size() > kHostMax || out.host.find_first_of(" /\\?@") != std::string::npos)
        return std::nullopt;
    if (port.empty())
        return out;
    const auto number = wire::wholeNumber(port.substr(1));
    if (!number || *number < 1 || *number > 65'535)
        return std::nullopt;
    out.port = static_cast<std::uint16_t>(*number);
    return out;
}

FeedAddressRead networkAddress(FeedLink link, std::string_view rest, bool isGpsd)
{
    const auto parts = hostPortOf(rest);
    if (!parts)
        return wrongAddress(
            "host and port are not of the form host:port with a port of 1 to 65535");
    FeedAddress address;
    address.link = link;
    address.host = parts->host;
    address.isGpsd = isGpsd;
    if (link == FeedLink::Tcp && address.host.empty())
        return wrongAddress("the host is missing");
    if (!parts->port && !isGpsd)
        return wrongAddress("the port is missing");
    address.port = parts->port.value_or(kGpsdPort);
    return {address, {}};
}

FeedAddressRead serialAddress(std::string_view rest)
{
    FeedAddress address;
    address.link = FeedLink::Serial;
    const auto query = rest.find('?');
    address.path = std::string(rest.substr(0, query));
    if (address.path.empty())
        return wrongAddress("the device is missing");
    if (query == std::string_view::npos)
        return {address, {}};
    const std::string_view option = rest.substr(query + 1);
    const auto baud = startsWithIgnoringCase(option, "baud=") ? wire::wholeNumber(option.substr(5))
                                                              : std::nullopt;
    constexpr std::int32_t kBaudMax = 4'000'000;
    if (!baud || *baud < 50 || *baud > kBaudMax)
        return wrongAddress("after the ? only baud= and a speed of 50 to 4000000 may stand");
    address.baud = *baud;
    return {address, {}};
}

} // namespace

FeedAddressRead readFeedAddress(std::string_view text)
{
    text = trimmed(text);
    if (text.empty() || text.size() > kAddressMax || !isStorableText(text))
        return wrongAddress("it is empty, too long or not text");
    if (text == "own:")
        return {FeedAddress{FeedLink::Own, {}, 0, {}, kBaudUsual, false}, {}};
    const auto slashes = text.find("://");
    if (slashes == std::string_view::npos) {
        if (startsWithIgnoringCase(text, "/dev/"))
            return serialAddress(text);
        return {FeedAddress{FeedLink::File, {}, 0, std::string(text), kBaudUsual, false}, {}};
    }
    const std::string scheme = toLower(text.substr(0, slashes));
    const std::string_view rest = text.substr(slashes + 3);
    if (scheme == "tcp")
        return networkAddress(FeedLink::Tcp, rest, false);
    if (scheme == "udp")
        return networkAddress(FeedLink::Udp, rest, false);
    if (scheme == "gpsd")
        return networkAddress(FeedLink::Tcp, rest, true);
    if (scheme == "serial")
        return serialAddress(rest);
    if (scheme == "file" && !rest.empty())
        return {FeedAddress{FeedLink::File, {}, 0, std::string(rest), kBaudUsual, false}, {}};
    return wrongAddress("it begins with neither tcp, udp, gpsd, serial nor file");
}

} // namespace haven
