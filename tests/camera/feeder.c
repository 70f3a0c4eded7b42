/* Plays a camera's lens: hands one picture to a V4L2 output device, again and again, until it is ended.
 *
 *   feeder show DEVICE WIDTH HEIGHT FOURCC RATE FILE     frames a second; FILE holds one frame as the device wants it
 *   feeder set DEVICE CONTROL VALUE                      sets a control by its name, as drivers for tests have them
 *   feeder controls DEVICE                               lists them
 *
 * Runs inside the guest of `./dev camera`, linked statically. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <linux/videodev2.h>

static int fail(const char *what)
{
    fprintf(stderr, "feeder: %s: %s\n", what, strerror(errno));
    return 1;
}

static int open_device(const char *name)
{
    int device = open(name, O_RDWR);
    if (device < 0)
        exit(fail(name));
    return device;
}

static char *read_whole(const char *name, size_t *length)
{
    int file = open(name, O_RDONLY);
    struct stat about;
    if (file < 0 || fstat(file, &about) < 0)
        exit(fail(name));
    *length = about.st_size;
    char *bytes = malloc(*length);
    if (!bytes || read(file, bytes, *length) != (ssize_t)*length)
        exit(fail(name));
    close(file);
    return bytes;
}

/* Asks for exactly this format; what the driver makes of it otherwise is no test. */
static void set_format(int device, unsigned width, unsigned height, unsigned fourcc, size_t length)
{
    struct v4l2_format format = { .type = V4L2_BUF_TYPE_VIDEO_OUTPUT };
    format.fmt.pix.width = width;
    format.fmt.pix.height = height;
    format.fmt.pix.pixelformat = fourcc;
    format.fmt.pix.field = V4L2_FIELD_NONE;
    /* A JPEG has no size of its own that the driver could know: room for a large one. */
    format.fmt.pix.sizeimage = fourcc == V4L2_PIX_FMT_MJPEG ? width * height * 2 : length;
    if (ioctl(device, VIDIOC_S_FMT, &format) < 0)
        exit(fail("format"));
    if (format.fmt.pix.width != width || format.fmt.pix.height != height || format.fmt.pix.pixelformat != fourcc) {
        fprintf(stderr, "feeder: %ux%u %.4s instead\n", format.fmt.pix.width, format.fmt.pix.height,
                (const char *)&format.fmt.pix.pixelformat);
        exit(1);
    }
}

static void set_rate(int device, unsigned rate)
{
    struct v4l2_streamparm parameters = { .type = V4L2_BUF_TYPE_VIDEO_OUTPUT };
    parameters.parm.output.timeperframe.numerator = 1;
    parameters.parm.output.timeperframe.denominator = rate;
    if (ioctl(device, VIDIOC_S_PARM, &parameters) < 0)
        fail("rate"); /* The sleep below sets the pace in any case. */
}

static int show(char **words)
{
    const char *name = words[0], *letters = words[3];
    unsigned width = atoi(words[1]), height = atoi(words[2]), rate = atoi(words[4]);
    if (strlen(letters) != 4 || rate == 0)
        return 2;
    size_t length;
    char *frame = read_whole(words[5], &length);
    int device = open_device(name);
    set_format(device, width, height, v4l2_fourcc(letters[0], letters[1], letters[2], letters[3]), length);
    set_rate(device, rate);
    const struct timespec pause = { .tv_sec = rate == 1, .tv_nsec = rate == 1 ? 0 : 1000000000L / rate };
    for (;;) {
        if (write(device, frame, length) < 0)
            return fail("write");
        nanosleep(&pause, NULL);
    }
}

/* The next control of a device after `query->id`. */
static int next(int device, struct v4l2_queryctrl *query)
{
    query->id |= V4L2_CTRL_FLAG_NEXT_CTRL;
    return ioctl(device, VIDIOC_QUERYCTRL, query) == 0;
}

static int controls(char **words)
{
    int device = open_device(words[0]);
    for (struct v4l2_queryctrl query = { 0 }; next(device, &query);)
        printf("%s %d..%d\n", query.name, query.minimum, query.maximum);
    return 0;
}

static int set(char **words)
{
    int device = open_device(words[0]);
    for (struct v4l2_queryctrl query = { 0 }; next(device, &query);) {
        if (strcmp((const char *)query.name, words[1]))
            continue;
        struct v4l2_control control = { .id = query.id, .value = atoi(words[2]) };
        return ioctl(device, VIDIOC_S_CTRL, &control) < 0 ? fail(words[1]) : 0;
    }
    fprintf(stderr, "feeder: no control %s\n", words[1]);
    return 1;
}

int main(int count, char **words)
{
    if (count == 8 && !strcmp(words[1], "show"))
        return show(words + 2);
    if (count == 5 && !strcmp(words[1], "set"))
        return set(words + 2);
    if (count == 3 && !strcmp(words[1], "controls"))
        return controls(words + 2);
    return 2;
}
